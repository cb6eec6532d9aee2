import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { nowQuery } from "@/lib/client/ui-client";
import type { ServerNow } from "@/lib/client/ui-client";
import type { LocalDate } from "@/lib/domain/time/local-date";

/** How often an open tab asks for the date, in milliseconds; it also asks when it is looked at. */
const INTERVAL = 60_000;

/** What the server says of now, or undefined before its first answer. */
export function useServerNow(timeZone: string): ServerNow | undefined {
  const query = nowQuery(timeZone);
  return useQuery({
    ...query,
    refetchInterval: INTERVAL,
    refetchOnWindowFocus: "always",
    retry: false,
  }).data;
}

export type TodayAtLocation = {
  readonly timeZone: string;
  /** The date when the page was made. */
  readonly initial: LocalDate;
  /** While something is open: a new date would move the page from under it. */
  readonly isHeld: boolean;
};

/** The date on the location's clock, also in a tab that is open over midnight. */
export function useToday({ timeZone, initial, isHeld }: TodayAtLocation): LocalDate {
  const latest = useServerNow(timeZone)?.today ?? initial;
  const [shown, show] = useState(latest);
  if (!isHeld && shown !== latest) show(latest);
  return isHeld ? shown : latest;
}
