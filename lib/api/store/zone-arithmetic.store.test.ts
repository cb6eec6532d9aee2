import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantOf } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { addDays, dateOfDayNumber, localDateOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { transitionsBetween } from "@/lib/zone/offsets";
import { spanOf, startOfDayIn, toInstant, toWall } from "@/lib/zone/wall-clock";
import { rowsOf } from "@/lib/data/connection";
import type { Connection } from "@/lib/data/connection";
import { TEST_ENGINES } from "@/test-support/test-engines";

/** Past years only: ICU and the database may know the laws of coming years differently. */
const FROM = instantOf(Date.parse("2009-01-01T00:00:00Z"));
const TO = instantOf(Date.parse("2024-12-31T00:00:00Z"));
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONES = [
  "Europe/Berlin",
  "America/Chicago",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "America/Santiago",
  "Pacific/Apia",
];

/** Every engine with every zone. */
const CASES = TEST_ENGINES.flatMap((engine) => ZONES.map((zone) => ({ engine, zone })));
const opened = new Map<string, Connection>();

beforeAll(async () => {
  for (const engine of TEST_ENGINES) opened.set(engine.name, await engine.connect());
});
afterAll(async () => {
  for (const connection of opened.values()) await connection.close();
});

describe.each(CASES)("$zone on $engine.name", ({ engine, zone }) => {
  const read = <Row>(statement: SQL): Promise<Row[]> => {
    const found = opened.get(engine.name);
    if (!found) throw new Error(`${engine.name} was not opened`);
    return rowsOf<Row>(found.db, statement);
  };
  const edges = transitionsBetween(zone, FROM, TO);
  const around = edges.flatMap((edge) =>
    [-DAY, -HOUR, -HOUR / 2, -1000, 0, 1000, HOUR / 2, HOUR, DAY].map((step) =>
      instantOf(edge + step),
    ),
  );

  it("shows the wall clock that the database shows, also where we know no change", async () => {
    const weekly = Array.from({ length: 800 }, (_, week) => instantOf(FROM + week * 7 * DAY));
    const instants = [...around, ...weekly];
    const theirs = await read<{ seconds: number }>(
      sql`select extract(epoch from to_timestamp(at) at time zone ${zone}::text)::float8 as seconds
        from jsonb_array_elements_text(${JSON.stringify(instants.map((at) => at / 1000))}::jsonb)
          with ordinality as x(text, place), lateral (select text::float8 as at) y order by place`,
    );
    expect(theirs.map(({ seconds }) => seconds)).toEqual(instants.map((at) => ours(zone, at)));
  });

  it("finds the instant that the database finds; the first one of a repeated time", async () => {
    const locals = around.map((at) => Math.floor(at / 1_800_000) * 1800);
    const walls = [...new Set([...locals, ...around.map((at) => minuteOfWall(zone, at))])];
    const theirs = await read<{ seconds: number }>(
      sql`select extract(epoch from (to_timestamp(wall) at time zone 'UTC') at time zone ${zone}::text)::float8 as seconds
        from jsonb_array_elements_text(${JSON.stringify(walls)}::jsonb)
          with ordinality as x(text, place), lateral (select text::float8 as wall) y order by place`,
    );
    expect(theirs).toHaveLength(walls.length);
    const different = walls.filter((wall, place) => {
      const date = dateOfDayNumber(Math.floor(wall / 86_400));
      const at = toInstant(zone, date, (((wall % 86_400) + 86_400) % 86_400) / 60);
      const their = (theirs[place]?.seconds ?? 0) * 1000;
      const isEarlierTwin =
        at < their && ours(zone, at) === wall && ours(zone, instantOf(their)) === wall;
      return at !== their && !isEarlierTwin;
    });
    expect(different).toEqual([]);
  });

  it("begins a day where the database first shows its date or a later one, and ends it there", async () => {
    const days = [...new Set([...around, FROM, TO].map((at) => toWall(zone, at).date))];
    const skipped = zone === "Pacific/Apia" ? [localDateOf("2011-12-30")] : [];
    const dates = [...new Set([...days, ...skipped].flatMap((date) => [date, addDays(date, 1)]))];
    const theirs = await read<{ date: LocalDate; seconds: number }>(
      sql`select date, (select min(extract(epoch from at))::float8
          from generate_series(date::date::timestamp at time zone 'UTC' - interval '2 days',
            date::date::timestamp at time zone 'UTC' + interval '2 days', interval '15 minutes') at
          where (at at time zone ${zone}::text)::date >= date::date) as seconds
        from jsonb_array_elements_text(${JSON.stringify(dates)}::jsonb) date`,
    );
    const starts = new Map(theirs.map(({ date, seconds }) => [date, seconds * 1000]));
    expect(starts.size).toBe(dates.length);
    expect(dates.map((date) => startOfDayIn(zone, date))).toEqual(
      dates.map((date) => starts.get(date)),
    );
    for (const date of [...days, ...skipped]) {
      const { from, to } = spanOf(zone, { from: date, to: date });
      expect([date, from, to]).toEqual([date, starts.get(date), starts.get(addDays(date, 1))]);
    }
  });
});

/** Seconds from 1970-01-01 00:00 on the wall. */
function ours(zone: string, at: Instant): number {
  const { date, second } = toWall(zone, at);
  return Date.parse(`${date}T00:00:00Z`) / 1000 + second;
}

function minuteOfWall(zone: string, at: Instant): number {
  return Math.floor(ours(zone, at) / 60) * 60;
}
