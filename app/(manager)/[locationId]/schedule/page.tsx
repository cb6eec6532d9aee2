import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { HydratedBoard } from "@/components/schedule/hydrated-board";
import { periodOfPlace, readSchedulePlace } from "@/components/schedule/schedule-place";
import { guessLayout } from "@/components/ui/guess-layout";
import { schedulePath } from "@/lib/format/paths";
import { loadBoard } from "@/lib/loaders/load-board";
import { loadShell } from "@/lib/loaders/load-shell";
import { locationIdOf, queryOf } from "../page-params";
import { SchedulePageBody } from "./schedule-page-body";

export async function generateMetadata(): Promise<Metadata> {
  const say = await getTranslations();
  return { title: say("schedule.title") };
}

/** Where our own API is described: the way to add people until there is a screen for it. */
const API_DOCS = "/api/docs";

type SchedulePageProps = {
  readonly params: Promise<{ readonly locationId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export default async function SchedulePage(props: SchedulePageProps): Promise<ReactElement> {
  const locationId = locationIdOf(await props.params);
  const { location, locations, hasApi } = await loadShell(locationId);
  const other = locations.find(({ id }) => id !== locationId);
  const guessedLayout = guessLayout(await headers());
  const place = readSchedulePlace(queryOf(await props.searchParams), location.today);
  const query = { locationId, period: periodOfPlace(place, guessedLayout) };
  const board = await loadBoard(query);
  return (
    <HydratedBoard query={query} board={board}>
      <SchedulePageBody
        locationId={locationId}
        timeZone={location.timeZone}
        initialToday={location.today}
        waysIn={{
          addPeopleHref: hasApi ? API_DOCS : null,
          otherLocation: other ? { title: other.title, href: schedulePath(other.id) } : null,
        }}
        guessedLayout={guessedLayout}
      />
    </HydratedBoard>
  );
}
