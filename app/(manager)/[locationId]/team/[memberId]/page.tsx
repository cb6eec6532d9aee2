import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactElement } from "react";
import { HydratedBoard } from "@/components/schedule/hydrated-board";
import { readMemberPlace, shownPeriod } from "@/components/team/member-place";
import { guessLayout } from "@/components/ui/guess-layout";
import { loadBoard } from "@/lib/loaders/load-board";
import { loadShell } from "@/lib/loaders/load-shell";
import { locationIdOf, memberIdOf, queryOf } from "../../page-params";
import { MemberPageBody } from "./member-page-body";

type MemberPageProps = {
  readonly params: Promise<{ readonly locationId: string; readonly memberId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export async function generateMetadata(props: MemberPageProps): Promise<Metadata> {
  const [{ board }, say] = await Promise.all([load(props), getTranslations()]);
  return { title: board?.rows[0]?.member.name ?? say("common.teamMember") };
}

export default async function MemberPage(props: MemberPageProps): Promise<ReactElement> {
  const { query, board, today, timeZone } = await load(props);
  if (board?.rows.length === 0) return notFound();
  return (
    <HydratedBoard query={query} board={board}>
      <MemberPageBody
        locationId={query.locationId}
        memberId={query.memberId}
        timeZone={timeZone}
        initialToday={today}
        guessedLayout={guessLayout(await headers())}
      />
    </HydratedBoard>
  );
}

async function load({ params, searchParams }: MemberPageProps) {
  const ids = await params;
  const locationId = locationIdOf(ids);
  const { location } = await loadShell(locationId);
  const place = readMemberPlace(queryOf(await searchParams), location.today);
  const query = { locationId, memberId: memberIdOf(ids), period: shownPeriod(place) };
  const board = await loadBoard(query);
  return { query, board, today: location.today, timeZone: location.timeZone };
}
