"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { refusalOfError } from "@/components/ui/show-refusal";
import { Toasts } from "@/components/ui/toasts";
import { WordsProvider } from "@/components/ui/words";

/** How long data count as fresh, in milliseconds: a look away and back reads them anew. */
const STALE_TIME = 20_000;

/** Who has too many reads waiting is served in their turn: it is worth asking more than once again. */
function isWorthAsking(failures: number, error: Error): boolean {
  return failures < (refusalOfError(error).kind === "busy" ? 5 : 1);
}

/** What every page needs around it: the query cache, the words and the place for messages. */
export function Providers({ children }: { readonly children: ReactNode }): ReactElement {
  const [queryClient] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: STALE_TIME, retry: isWorthAsking } },
      }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <WordsProvider>{children}</WordsProvider>
      <Toasts />
    </QueryClientProvider>
  );
}
