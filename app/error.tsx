"use client";

import type { ReactElement } from "react";
import { ErrorScreen } from "@/components/shell/error-screen";

export default function RootError({ retry }: { readonly retry: () => void }): ReactElement {
  return (
    <main>
      <ErrorScreen retry={retry} />
    </main>
  );
}
