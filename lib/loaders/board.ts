import type { LocationId, TeamMemberId } from "@/lib/domain/ids";
import { mayEditHours } from "@/lib/domain/salon/access";
import type { Access } from "@/lib/domain/salon/access";
import type { JournalEntry } from "@/lib/domain/salon/journal-entry";
import { assembleBoard } from "@/lib/views/assemble-board";
import type { AppointmentNote } from "@/lib/views/assemble-board";
import type { Board, ReadOnlyReason } from "@/lib/views/board";
import type { Period } from "@/lib/domain/time/period";
import { container } from "@/lib/server/container";
import { enterLocation, speakingUntil } from "@/lib/server/visitor";
import type { Visitor } from "@/lib/server/visitor";
import { todayIn } from "@/lib/zone/wall-clock";

export type BoardRequest = {
  readonly locationId: LocationId;
  readonly period: Period;
  /** One member's row only. */
  readonly memberId?: TeamMemberId | undefined;
};

/** Who waits for a board; the signal ends where nobody does. */
export type BoardReader = {
  readonly visitor: Visitor;
  readonly sessionId: string;
  readonly signal: AbortSignal;
};

/** The board in its turn; null when this person has too many reads waiting. */
export async function boardInTurn(
  { visitor, sessionId, signal }: BoardReader,
  request: BoardRequest,
): Promise<Board | null> {
  const { reads } = await container();
  const read = { person: sessionId, key: `board ${JSON.stringify(request)}`, signal };
  return reads.read(read, async (dropped) => board(await speakingUntil(visitor, dropped), request));
}

/** The board of a location as its visitor may see it; throws the API's refusals. */
async function board(visitor: Visitor, request: BoardRequest): Promise<Board> {
  const { locationId, period, memberId } = request;
  const { client } = visitor;
  const memberIds = memberId === undefined ? undefined : [memberId];
  const [{ access }, location, team, days, entries, { clock }] = await Promise.all([
    enterLocation(visitor, locationId),
    client.locations.get(locationId),
    client.team.list(locationId),
    client.schedule.list(locationId, { period, memberIds }),
    client.appointments.journal(locationId, { period, memberId }),
    container(),
  ]);
  return assembleBoard({
    locationId,
    timeZone: location.timeZone,
    today: todayIn(location.timeZone, clock()),
    period,
    readOnly: readOnlyReason(access),
    isOfOneMember: memberId !== undefined,
    team: team.filter((member) => isShown(member.id, access, memberId)),
    days,
    notes: entries.map(noteOf),
  });
}

function noteOf({ appointment, member }: JournalEntry): AppointmentNote {
  const { id, client, services, attendance } = appointment;
  const service = services.map(({ title }) => title).join(", ");
  return { id, client: client?.name ?? "", service, attendance, member };
}

function isShown(id: TeamMemberId, access: Access, only: TeamMemberId | undefined): boolean {
  if (only !== undefined && only !== id) return false;
  return access.onlyMemberId === 0 || access.onlyMemberId === id;
}

function readOnlyReason(access: Access): ReadOnlyReason | null {
  if (mayEditHours(access)) return null;
  return access.onlyMemberId === 0 ? "no_right" : "own_rows_only";
}
