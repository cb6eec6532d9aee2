import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactElement, ReactNode } from "react";
import { boardQuery } from "@/lib/client/ui-client";
import type { BoardQuery } from "@/lib/client/ui-client";
import type { Board } from "@/lib/views/board";

type HydratedBoardProps = {
  readonly query: BoardQuery;
  /** Null where the browser is to ask for it. */
  readonly board: Board | null;
  readonly children: ReactNode;
};

/** Puts a board that the server has loaded into the browser's cache, under the key of its GET. */
export function HydratedBoard({ query, board, children }: HydratedBoardProps): ReactElement {
  const queryClient = new QueryClient();
  if (board) queryClient.setQueryData(boardQuery(query).queryKey, board);
  return <HydrationBoundary state={dehydrate(queryClient)}>{children}</HydrationBoundary>;
}
