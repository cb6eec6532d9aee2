import type { Repositories } from "@/lib/api/store/repositories";
import { storageFailureOf } from "@/lib/api/platform/storage-failure";
import type { ReadModel } from "@/lib/api/platform/read-model";
import type { MemberDayTimes } from "@/lib/domain/schedule/member-day";
import type { Partner } from "@/lib/domain/salon/partner";
import type { AuthorizedLocationId, LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { Location } from "@/lib/domain/salon/location";
import type { VisitorTokenHolder } from "@/lib/domain/salon/visitor";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import type { TokenHolder } from "@/lib/domain/salon/user";
import type { Instant } from "@/lib/domain/time/instant";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { monthAround } from "@/lib/domain/time/period";
import { spanOf } from "@/lib/zone/wall-clock";
import { memberMonth } from "@/lib/data/write-set";
import type { WriteSet } from "@/lib/data/write-set";
import { toMonthTimes, weightOf } from "@/lib/zone/month-times";
import type { MonthTimes } from "@/lib/zone/month-times";
import type { Freshness } from "./freshness";
import { LoadingCache } from "./loading-cache";
import { datesFrom, memberYear, toWorkingYears, yearsFrom } from "./working-years";
import type { WorkingYear } from "./working-years";

/** Some hundreds of months of a team of twelve, twenty bookings a day. */
const MAX_INTERVALS = 1_000_000;
const MAX_YEARS = 20_000;
const MAX_ANSWERS = 2_000;
const MAX_TOKENS = 10_000;
const MAX_TEAMS = 1_000;

/** Tokens, rights and settings are read again after so many milliseconds. */
const AUTH_MAX_AGE_MS = 1000;

/** While the database is away they are believed for so long, that what is in memory can be read. */
const SPARE = {
  milliseconds: 300_000,
  when: (error: unknown): boolean => storageFailureOf(error) !== null,
};
const SHORT_LIVED = { maxAge: AUTH_MAX_AGE_MS, spare: SPARE };

const NOTHING: MemberDayTimes = { working: [], busy: [] };

export type ReadModelOptions = {
  readonly repositories: Repositories;
  readonly workingDays: (
    location: AuthorizedLocationId,
    members: readonly TeamMemberId[],
    years: readonly number[],
  ) => Promise<{ memberId: TeamMemberId; date: LocalDate }[]>;
  /** True inside a transaction, whose view of the data is its own: it neither fills nor waits. */
  readonly isInTransaction: () => boolean;
};

/** The hot reads from memory; a member's month or year is what is loaded, kept and dropped. */
export class MemoryReadModel implements ReadModel {
  readonly #options: ReadModelOptions;
  #freshness: Freshness | null = null;
  readonly #months = new LoadingCache<MonthTimes>({ limit: MAX_INTERVALS, weigh: weightOf });
  readonly #years = new LoadingCache<WorkingYear>({ limit: MAX_YEARS });
  readonly #dates = new LoadingCache<LocalDate[]>({ limit: MAX_ANSWERS });
  readonly #teams = new LoadingCache<TeamMember[]>({ limit: MAX_TEAMS });
  readonly #locations = new LoadingCache<Location>({ limit: MAX_TEAMS, ...SHORT_LIVED });
  readonly #users = new LoadingCache<TokenHolder>({ limit: MAX_TOKENS, ...SHORT_LIVED });
  readonly #partners = new LoadingCache<Partner>({ limit: MAX_TOKENS, ...SHORT_LIVED });

  constructor(options: ReadModelOptions) {
    this.#options = options;
  }

  /** Asks before it answers whether another process wrote; needless where none can. */
  watch(freshness: Freshness): void {
    this.#freshness = freshness;
  }

  partnerByTokenHash(hash: string): Promise<Partner | null> | Partner | null {
    const load = () => this.#options.repositories.auth.partnerByTokenHash(hash);
    return this.#from(this.#partners, hash, load);
  }

  userByTokenHash(hash: string): Promise<TokenHolder | null> | TokenHolder | null {
    const load = () => this.#options.repositories.auth.userByTokenHash(hash);
    return this.#from(this.#users, hash, load);
  }

  async noteTokenUse(hash: string, now: Instant): Promise<void> {
    await this.#options.repositories.auth.noteTokenUse(hash, now);
    this.#users.drop(hash);
  }

  visitorByTokenHash(hash: string): Promise<VisitorTokenHolder | null> {
    return this.#options.repositories.visitorAccounts.byTokenHash(hash);
  }

  noteVisitorTokenUse(hash: string, now: Instant): Promise<void> {
    return this.#options.repositories.visitorAccounts.noteTokenUse(hash, now);
  }

  forgetUsers(): void {
    this.#users.dropAll("");
  }

  location(id: LocationId): Promise<Location | null> | Location | null {
    const load = () => this.#options.repositories.locations.find(id);
    return this.#from(this.#locations, `${id}/`, load);
  }

  team(location: AuthorizedLocationId, today: LocalDate): Promise<TeamMember[]> | TeamMember[] {
    const load = () => this.#options.repositories.team.list(location, today);
    return orElse(
      this.#fresh(location, () => this.#from(this.#teams, `${location}/`, load)),
      [],
    );
  }

  /** The team where it is in memory. */
  knownTeam(location: AuthorizedLocationId): TeamMember[] | undefined {
    return this.#teams.peek(`${location}/`);
  }

  workingDates(
    location: AuthorizedLocationId,
    members: readonly TeamMemberId[],
    from: LocalDate,
  ): Promise<LocalDate[]> | LocalDate[] {
    const key = `${location}/${from}/${members.join(",")}`;
    const load = () => this.#loadDates(location, members, from);
    return orElse(
      this.#fresh(location, () => this.#from(this.#dates, key, load)),
      [],
    );
  }

  timesOf(
    location: AuthorizedLocationId,
    member: TeamMemberId,
    date: LocalDate,
  ): Promise<MemberDayTimes> | MemberDayTimes {
    const key = `${location}/${memberMonth(member, date)}`;
    const load = () => this.#loadMonth(location, member, date);
    const month = this.#fresh(location, () => this.#from(this.#months, key, load));
    return month instanceof Promise
      ? month.then((loaded) => loaded?.get(date) ?? NOTHING)
      : (month?.get(date) ?? NOTHING);
  }

  /** Forgets what a committed write made old. */
  dropTouched(location: number, touched: WriteSet): void {
    if (touched.hasSettings) this.#dropSettings(location);
    for (const month of touched.months) this.#months.drop(`${location}/${month}`);
    for (const place of touched.teams) this.#teams.drop(`${place}/`);
    if (touched.hasUsers) this.#users.dropAll(""); // they are known by token, not by location
    if (touched.hours.length === 0) return;
    for (const memberId of new Set(touched.hours.map((day) => day.memberId))) {
      this.#years.dropAll(`${location}/${memberId}/`);
    }
    this.#dates.dropAll(`${location}/`);
    const team = this.#teams.peek(`${location}/`);
    if (!team || changesTeam(team, touched)) this.#teams.drop(`${location}/`);
  }

  dropLocation(location: number): void {
    for (const cache of [this.#months, this.#years, this.#dates, this.#teams, this.#locations]) {
      cache.dropAll(`${location}/`);
    }
  }

  /** Busy times are kept in the wall clock of the zone; rights are known by token, not by location. */
  #dropSettings(location: number): void {
    this.dropLocation(location);
    for (const cache of [this.#users, this.#partners]) cache.dropAll("");
  }

  dropEverything(): void {
    const caches = [this.#months, this.#years, this.#dates, this.#teams, this.#locations];
    for (const cache of [...caches, this.#users, this.#partners]) cache.dropAll("");
  }

  #from<V extends {}>(
    cache: LoadingCache<V>,
    key: string,
    load: () => V | Promise<V | null>,
  ): V | Promise<V | null> {
    const known = cache.peek(key);
    if (known !== undefined) return known;
    return this.#options.isInTransaction() ? load() : cache.get(key, load);
  }

  #fresh<V>(location: number, read: () => V | Promise<V>): V | Promise<V> {
    if (this.#options.isInTransaction()) return read();
    const check = this.#freshness?.check(location);
    return check ? check.then(read) : read();
  }

  #loadDates(
    location: AuthorizedLocationId,
    members: readonly TeamMemberId[],
    from: LocalDate,
  ): LocalDate[] | Promise<LocalDate[]> {
    const years = yearsFrom(from);
    const wanted = years.flatMap((year) => members.map((memberId) => memberYear(memberId, year)));
    const answer = (found: readonly (WorkingYear | null)[]) =>
      datesFrom(
        from,
        years.map((year, index) => ({
          year,
          team: found
            .slice(index * members.length, (index + 1) * members.length)
            .filter((days) => days !== null),
        })),
      );
    const found = this.#yearsOf(location, members, years, wanted);
    return found instanceof Promise ? found.then(answer) : answer(found);
  }

  #yearsOf(
    location: AuthorizedLocationId,
    members: readonly TeamMemberId[],
    years: readonly number[],
    wanted: readonly string[],
  ): (WorkingYear | null)[] | Promise<(WorkingYear | null)[]> {
    const load = async () => {
      const loaded = toWorkingYears(await this.#options.workingDays(location, members, years));
      return new Map(
        wanted.map((key) => [`${location}/${key}`, loaded.get(key) ?? new Uint8Array(366)]),
      );
    };
    const keys = wanted.map((key) => `${location}/${key}`);
    if (!this.#options.isInTransaction()) return this.#years.getAll(keys, load);
    return load().then((loaded) => keys.map((key) => loaded.get(key) ?? null));
  }

  async #loadMonth(
    location: AuthorizedLocationId,
    member: TeamMemberId,
    date: LocalDate,
  ): Promise<MonthTimes | null> {
    const place = await this.location(location);
    if (!place) return null;
    const month = monthAround(date);
    const { hours, appointments } = this.#options.repositories;
    const [days, blocks] = await Promise.all([
      hours.list(location, [member], month),
      appointments.blocks(location, [member], spanOf(place.timeZone, month)),
    ]);
    return toMonthTimes(place.timeZone, month, days, blocks);
  }
}

/** Hours show in a member only by the last date that has any. */
function changesTeam(team: readonly TeamMember[], touched: WriteSet): boolean {
  const lastDates = new Map(team.map((member) => [member.id, member.scheduleUntil]));
  return touched.hours.some(({ memberId, date, isWorking }) => {
    const last = lastDates.get(memberId) ?? null;
    return isWorking ? last === null || date > last : date === last;
  });
}

function orElse<V>(value: V | Promise<V | null> | null, fallback: V): V | Promise<V> {
  return value instanceof Promise ? value.then((found) => found ?? fallback) : (value ?? fallback);
}
