"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactElement, ReactNode } from "react";
import { Toasts } from "@/components/ui/toasts";
import { WordsProvider } from "@/components/ui/words";

/** How long data count as fresh, in milliseconds: a look away and back reads them anew. */
const STALE_TIME = 20_000;

/** What every page needs around it: the query cache, the words and the place for messages. */
export function Providers({ children }: { readonly children: ReactNode }): ReactElement {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: STALE_TIME, retry: 1 } } }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <WordsProvider>{children}</WordsProvider>
      <Toasts />
    </QueryClientProvider>
  );
}
