"use client";

import type { ReactElement } from "react";
import { ErrorScreen } from "@/components/shell/error-screen";

export default function LocationError({ retry }: { readonly retry: () => void }): ReactElement {
  return <ErrorScreen retry={retry} />;
}
