import type { ReactElement } from "react";
import { NotFoundScreen } from "@/components/shell/not-found-screen";

export default function NotFound(): ReactElement {
  return (
    <main>
      <NotFoundScreen />
    </main>
  );
}
