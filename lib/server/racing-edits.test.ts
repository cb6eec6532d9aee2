import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { userId } from "@/lib/domain/ids";
import type { MemberDay } from "@/lib/domain/schedule/member-day";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Interval } from "@/lib/domain/time/interval";
import { addDays, localDateOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { clockTime } from "@/lib/format/hours";
import { createChangeSets } from "@/lib/planning/change-sets";
import type { ChangeSets, Planner } from "@/lib/planning/change-sets";
import { businessApiOf } from "@/lib/server/business-api";
import { openApi, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";
import { aMemberDay, ANNA, at, NORD, span } from "@/test-support/builders";
import { inRounds } from "@/test-support/proof-length";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { inRaces, together } from "@/test-support/together";

/** Of each race in one salon: 20 in `npm test`, 500 in `npm run proof`, which opens 25 salons. */
const ROUNDS = 20;
/** Each order comes in at least so many of them: 10 %. */
const LEAST = ROUNDS / 10;
const NOW = at("2026-11-25T08:00:00Z");
const FIRST_DAY = localDateOf("2026-12-01");

const morning = [span(540, 720)];
const mine = [span(780, 1200)];
const theirs = [span(600, 960)];

describe.each(inRounds(TEST_ENGINES))("edits that race a write on $name", (engine) => {
  let api: ApiFixture;
  let changeSets: ChangeSets;
  let planner: Planner;
  let setOut = (): void => {};
  let ids = 0;
  let days = 0;

  beforeAll(async () => {
    api = await openApi({ engine });
    // connections are opened at once: else the first writer is done before the others have theirs
    await Promise.all(Array.from({ length: 8 }, () => api.store.isReady()));
    changeSets = createChangeSets({ repository: api.changeSets, clock: () => NOW });
    const client = businessApiOf(api.client("manager"));
    planner = {
      location: NORD,
      userId: userId(7002),
      api: {
        ...client,
        setWorkingDays: (...call) => {
          const answer = client.setWorkingDays(...call);
          setOut();
          return answer;
        },
      },
    };
  });
  afterAll(() => api.close());

  const anId = () => `0b9f4a52-6f0e-4c43-9f0c-${String((ids += 1)).padStart(12, "0")}`;
  const aDay = (date: LocalDate, intervals: Interval[]): MemberDay =>
    aMemberDay({ date, intervals });

  /** Writes as the owner, without looking at what is there. */
  async function write(date: LocalDate, hours: readonly Interval[]): Promise<void> {
    const slots = hours.map(({ from, to }) => [clockTime(from), clockTime(to)] as const);
    const body = [workingDay(date, ...slots)];
    const path = `/schedule/4564/3001/${date}/${date}`;
    expect((await api.call("PUT", path, { as: "owner", body })).status).toBe(201);
  }

  /** Saves as the manager what the screen showed as 9–12. */
  const save = (date: LocalDate, id: string) =>
    changeSets.apply(planner, {
      id,
      changes: [
        {
          change: { memberId: ANNA, date, intervals: mine, dayOff: null },
          seen: aDay(date, morning).day,
        },
      ],
    });

  /** A day with 9–12 that no other round has. */
  async function aMorning(): Promise<LocalDate> {
    const date = addDays(FIRST_DAY, (days += 1));
    await write(date, morning);
    return date;
  }

  /** What the log says was stored one after the other; every line begins where the last one ended. */
  async function historyOf(date: LocalDate): Promise<(readonly Interval[])[]> {
    const all = await api.store.hoursLog.list(NORD, { from: NOW, to: addSeconds(NOW, 1) });
    const lines = all.filter(({ after }) => after.date === date);
    for (const [index, { before }] of lines.slice(1).entries()) {
      expect(before).toEqual(lines[index]?.after);
    }
    const [stored] = await api.store.hours.list(NORD, [ANNA], { from: date, to: date });
    expect(lines.at(-1)?.after).toEqual(stored?.day);
    return lines.map(({ after }) => after.intervals);
  }

  it("a save loses nothing that was written meanwhile", async () => {
    const wins = await inRaces(ROUNDS, async (start) => {
      const date = await aMorning();
      const race = await together(
        (out) => {
          setOut = out;
          return save(date, anId());
        },
        () => write(date, theirs),
        start,
      );
      if (!race.one.ok) throw new Error(race.one.error.kind);
      const isSaved = race.one.value.kind === "saved";
      // whoever wrote without looking stays: either they were last, or the save found them there
      expect(await historyOf(date)).toEqual([morning, ...(isSaved ? [mine] : []), theirs]);
      const met = { by: { isYou: false, name: "Olivia Brandt" }, secondsAgo: 0 };
      expect(race.one.value).toMatchObject(
        isSaved ? { others: [] } : { standing: [{ ...aDay(date, theirs), ...met }] },
      );
      return { winner: isSaved ? "one" : "other", overlapped: race.overlapped };
    });
    expect(Math.min(wins.one, wins.other)).toBeGreaterThanOrEqual(LEAST);
  });

  it("an undo takes back nothing that was written meanwhile, and says so", async () => {
    const wins = await inRaces(ROUNDS, async (start) => {
      const date = await aMorning();
      const id = anId();
      await save(date, id);
      const race = await together(
        (out) => {
          setOut = out;
          return changeSets.undo(planner, { id: anId(), undoes: id });
        },
        () => write(date, theirs),
        start,
      );
      if (!race.one.ok) throw new Error(race.one.error.kind);
      const { restored, kept } = race.one.value;
      const isBack = restored.length > 0;
      expect(await historyOf(date)).toEqual([morning, mine, ...(isBack ? [morning] : []), theirs]);
      expect(restored).toEqual(isBack ? [aDay(date, morning)] : []);
      expect(kept).toMatchObject(isBack ? [] : [aDay(date, theirs)]);
      return { winner: isBack ? "one" : "other", overlapped: race.overlapped };
    });
    expect(Math.min(wins.one, wins.other)).toBeGreaterThanOrEqual(LEAST);
  });

  it("of two undos one puts back, and the other says what stands there", async () => {
    const wins = await inRaces(ROUNDS, async (start) => {
      const date = await aMorning();
      const id = anId();
      await save(date, id);
      const undo = () => changeSets.undo(planner, { id: anId(), undoes: id });
      const race = await together(
        (out) => {
          setOut = out;
          return undo();
        },
        undo,
        start,
      );
      if (!race.one.ok || !race.other.ok) throw new Error("An undo was refused");
      expect(await historyOf(date)).toEqual([morning, mine, morning]);
      const isFirst = race.one.value.restored.length > 0;
      const [winner, loser] = isFirst
        ? [race.one.value, race.other.value]
        : [race.other.value, race.one.value];
      expect(winner).toEqual({ restored: [aDay(date, morning)], kept: [] });
      expect(loser).toMatchObject({
        restored: [],
        kept: [{ ...aDay(date, morning), by: { isYou: true } }],
      });
      return { winner: isFirst ? "one" : "other", overlapped: race.overlapped };
    });
    expect(Math.min(wins.one, wins.other)).toBeGreaterThanOrEqual(LEAST);
  });
});
