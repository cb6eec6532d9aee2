import { authorizeLocation, locationId, teamMemberId, userId } from "@/lib/domain/ids";
import type { TeamMemberId, UserId } from "@/lib/domain/ids";
import type { DayOffKind, WorkingDay, WorkingDayChange } from "@/lib/domain/schedule/working-day";
import { emptyDay, sameWorkingDay } from "@/lib/domain/schedule/working-day";
import { addSeconds, instantOf } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import type { Interval } from "@/lib/domain/time/interval";
import { localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { includesDate } from "@/lib/domain/time/period";
import { ApiError } from "@/lib/client/api-error";
import { createChangeSets } from "@/lib/planning/change-sets";
import type {
  BusinessApi,
  CellChange,
  ChangeSet,
  ChangeSetRepository,
  ConditionalWrite,
  StoredCell,
  WriteOutcome,
} from "@/lib/planning/ports";

export const nord = authorizeLocation(locationId(4564));
export const lakeside = authorizeLocation(locationId(4565));
export const ines = userId(7);
export const martin = userId(8);
const NAMES = new Map([
  [ines, "Ines Roth"],
  [martin, "Martin Weber"],
]);
export const anna = teamMemberId(3001);
export const ben = teamMemberId(3002);
export const monday = localDateOf("2026-11-23");
export const tuesday = localDateOf("2026-11-24");
export const NOW = instantOf(Date.parse("2026-11-25T09:00:00Z"));

export const span = (from: number, to: number): Interval => ({
  from: minuteOf(from),
  to: minuteOf(to),
});
export const ten = [span(600, 1080)];
export const nine = [span(540, 1020)];
export const noon = [span(720, 1200)];

export const change = (
  memberId: TeamMemberId,
  date: WorkingDayChange["date"],
  intervals: readonly Interval[],
  dayOff: DayOffKind | null = null,
): WorkingDayChange => ({ memberId, date, intervals, dayOff });

export const day = (date: WorkingDay["date"], intervals: readonly Interval[]): WorkingDay => ({
  date,
  intervals,
  dayOff: null,
});

type Trouble = "refuse" | "lose call" | "lose answer" | "break";
type Kept = { readonly day: WorkingDay; readonly by: UserId | null; readonly at: Instant };

/** The hours of one location as our API keeps them, and the ways in which a call can go wrong. */
class KeptHours implements BusinessApi {
  readonly #days = new Map<string, Kept & { readonly memberId: TeamMemberId }>();
  readonly #written = new Set<string>();
  readonly #clock: () => Instant;
  trouble: Trouble | null = null;
  onWrite: () => void = () => {};
  writes = 0;

  constructor(clock: () => Instant) {
    this.#clock = clock;
  }

  async workingDays(
    location: typeof nord,
    members: readonly TeamMemberId[],
    period: Parameters<BusinessApi["workingDays"]>[2],
  ): ReturnType<BusinessApi["workingDays"]> {
    atNord(location);
    return [...this.#days.values()].filter(
      (each) => members.includes(each.memberId) && includesDate(period, each.day.date),
    );
  }

  async setWorkingDays(
    location: typeof nord,
    { changeSetId, cells }: ConditionalWrite,
  ): Promise<WriteOutcome> {
    atNord(location);
    this.onWrite();
    const { trouble } = this;
    if (trouble === "refuse") throw refusal(403, "forbidden");
    if (trouble === "break") throw new TypeError("a bug");
    if (trouble === "lose call") throw refusal(0, "unreachable");
    const outcome = this.#write(changeSetId, cells);
    if (trouble === "lose answer") throw refusal(0, "unreachable");
    return outcome;
  }

  #write(id: string, cells: ConditionalWrite["cells"]): WriteOutcome {
    if (this.#written.has(id)) return { kind: "written", others: [] };
    const changed = cells.filter(
      ({ memberId, before }) => !sameWorkingDay(this.at(memberId, before.date), before),
    );
    if (changed.length > 0) {
      return { kind: "changed_since", stored: changed.map((cell) => this.#stored(cell)) };
    }
    this.#written.add(id);
    this.writes += 1;
    for (const { memberId, after } of cells) this.put(memberId, after, ines);
    return { kind: "written", others: [] };
  }

  #stored({ memberId, before }: CellChange): StoredCell {
    const kept = this.#days.get(`${memberId} ${before.date}`);
    const user = kept?.by ? { id: kept.by, name: NAMES.get(kept.by) ?? "" } : null;
    const changed = kept ? { at: kept.at, user } : null;
    return { memberId, day: this.at(memberId, before.date), changed };
  }

  wasWritten: BusinessApi["wasWritten"] = async (_location, { id }) => this.#written.has(id);

  /** Sets a day behind the planner's back, as a colleague does. */
  put(memberId: TeamMemberId, set: WorkingDay, by: UserId | null = martin): void {
    this.#days.set(`${memberId} ${set.date}`, { memberId, day: set, by, at: this.#clock() });
  }

  at(memberId: TeamMemberId, date: WorkingDay["date"]): WorkingDay {
    return this.#days.get(`${memberId} ${date}`)?.day ?? emptyDay(date);
  }
}

/** The planner works at one location: a call elsewhere is a bug. */
function atNord(location: number): void {
  if (location !== nord) throw new Error(`A call at location ${location}`);
}

function refusal(status: number, kind: "forbidden" | "unreachable"): ApiError {
  return new ApiError({ status, kind, message: kind });
}

/** Change sets of all locations, newest last. */
function keptChangeSets(): ChangeSetRepository & { readonly all: () => readonly ChangeSet[] } {
  let kept: { readonly location: number; readonly set: ChangeSet }[] = [];
  const here = (location: number): ChangeSet[] =>
    kept.filter((each) => each.location === location).map(({ set }) => set);
  return {
    all: () => kept.map(({ set }) => set),
    add: async (location, set) => {
      if (here(location).some(({ id }) => id === set.id)) return false;
      kept = [...kept, { location, set }];
      return true;
    },
    remove: async (location, id) => {
      kept = kept.filter((each) => each.location !== location || each.set.id !== id);
    },
    find: async (location, id) => here(location).find((set) => set.id === id) ?? null,
    list: async (location, limit) => here(location).toReversed().slice(0, limit),
  };
}

/** A planner at one location, before hours and change sets that nobody else keeps. */
export function open() {
  let now = NOW;
  const clock = (): Instant => now;
  const api = new KeptHours(clock);
  const repository = keptChangeSets();
  const changeSets = createChangeSets({ repository, clock });
  const planner = { location: nord, userId: ines, api };
  let made = 0;
  const newId = (): string => `set-${++made}`;
  const seen = ({ memberId, date }: WorkingDayChange): WorkingDay => api.at(memberId, date);
  return {
    api,
    repository,
    /** Lets so many seconds pass. */
    wait: (seconds: number) => (now = addSeconds(now, seconds)),
    /** Changes what stands there now, under the next id unless one is told. */
    apply: (changes: readonly WorkingDayChange[], id = newId()) =>
      changeSets.apply(planner, {
        id,
        changes: changes.map((change) => ({ change, seen: seen(change) })),
      }),
    /** Changes one day that was seen as told. */
    applySeen: (change: WorkingDayChange, as: WorkingDay, id = newId(), who = ines) =>
      changeSets.apply({ ...planner, userId: who }, { id, changes: [{ change, seen: as }] }),
    undo: (undoes: string, { location = nord, id = newId(), who = ines } = {}) =>
      changeSets.undo({ ...planner, location, userId: who }, { id, undoes }),
    wasDone: (id: string, who = ines) => changeSets.wasDone({ ...planner, userId: who }, id),
  };
}

/** Applies what must be accepted; answers the id of the change set. */
export async function saved(
  salon: ReturnType<typeof open>,
  ...changes: readonly WorkingDayChange[]
): Promise<string> {
  const outcome = await salon.apply(changes);
  if (!outcome.ok || outcome.value.kind !== "saved") {
    throw new Error(`Refused: ${JSON.stringify(outcome)}`);
  }
  return outcome.value.changeSetId;
}
