import type { AppointmentId, LocationId, TeamMemberId } from "@/lib/domain/ids";
import type { AppointmentState } from "@/lib/domain/salon/appointment-write";
import type { WebhookChange } from "@/lib/domain/salon/webhook";
import type { Instant } from "@/lib/domain/time/instant";
import type { LocalDate } from "@/lib/domain/time/local-date";

const DAY_MS = 86_400_000;

/** A day whose hours were replaced. */
export type TouchedDay = {
  readonly memberId: TeamMemberId;
  readonly date: LocalDate;
  readonly isWorking: boolean;
};

type WrittenAppointment = { readonly before: AppointmentState | null; readonly at: Instant };

/** What the writes of one transaction make old in the read model of their location. */
export class WriteSet {
  /** Member and month, as `memberMonth` writes them. */
  readonly months = new Set<string>();
  readonly hours: TouchedDay[] = [];
  /** What webhooks are told, when all is written. */
  readonly changes: WebhookChange[] = [];
  /** What appointments were before they were written, null for new ones, and when; for their log. */
  readonly writtenAppointments = new Map<AppointmentId, WrittenAppointment>();
  /** The settings of the location's webhooks changed. */
  hasWebhookSettings = false;
  /** Locations whose team changed in more than hours. */
  readonly teams = new Set<number>();
  hasUsers = false;
  /** The location's own data changed, its zone perhaps, or who may enter it. */
  hasSettings = false;

  get isEmpty(): boolean {
    return this.months.size + this.teams.size === 0 && !this.hasUsers && !this.hasSettings;
  }

  /** Takes over what a later part of the transaction touched. */
  absorb(part: WriteSet): void {
    for (const month of part.months) this.months.add(month);
    for (const team of part.teams) this.teams.add(team);
    for (const [id, { before, at }] of part.writtenAppointments)
      this.noteAppointment(id, before, at);
    this.hours.push(...part.hours);
    this.changes.push(...part.changes);
    this.hasWebhookSettings ||= part.hasWebhookSettings;
    this.hasUsers ||= part.hasUsers;
    this.hasSettings ||= part.hasSettings;
  }

  /** Only what an appointment was before the first of several writes counts. */
  noteAppointment(id: AppointmentId, before: AppointmentState | null, at: Instant): void {
    const known = this.writtenAppointments.get(id);
    this.writtenAppointments.set(id, { before: known ? known.before : before, at });
  }

  markSettings(): void {
    this.hasSettings = true;
  }

  markTeams(locations: readonly LocationId[]): void {
    for (const location of locations) this.teams.add(location);
  }

  markUsers(): void {
    this.hasUsers = true;
  }

  markHours(day: TouchedDay): void {
    this.months.add(memberMonth(day.memberId, day.date));
    this.hours.push(day);
  }

  /** The zone is not known here, so a day more on either side. Length in seconds. */
  markTime(memberId: TeamMemberId, startsAt: Instant, length: number): void {
    const last = startsAt + length * 1000 + DAY_MS;
    for (let at = startsAt - DAY_MS; at <= last; at += DAY_MS) {
      this.months.add(`${memberId}/${new Date(at).toISOString().slice(0, 7)}`);
    }
  }
}

/** The key of a member's month around a date. */
export function memberMonth(memberId: TeamMemberId, date: LocalDate): string {
  return `${memberId}/${date.slice(0, 7)}`;
}
