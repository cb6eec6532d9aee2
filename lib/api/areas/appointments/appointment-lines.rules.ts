import { ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { Appointment, AppointmentService } from "@/lib/domain/salon/appointment";
import type { Service } from "@/lib/domain/salon/service";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { ServiceToKeep } from "./appointment-change.contract";
import { serviceLines } from "./service-lines.rules";

/** A line that the appointment has with this member needs no link, and no new price. */
export function linesOf(
  catalogue: readonly Service[],
  before: Appointment,
  { memberId, eventId }: Pick<Appointment, "memberId" | "eventId">,
  wanted: readonly ServiceToKeep[],
): Result<AppointmentService[], ServiceError> {
  const lines: AppointmentService[] = [];
  for (const each of wanted) {
    const known = before.services.find((line) => line.id === each.id);
    if (known && !each.hasPrice && known.amount === each.amount && memberId === before.memberId) {
      lines.push(known);
      continue;
    }
    const chosen = serviceLines(catalogue, { memberId, eventId, toBook: [each] });
    if (!chosen.ok) return chosen;
    const priced = chosen.value.map((line) =>
      known && !each.hasPrice ? repriced(line, known) : line,
    );
    lines.push(...priced);
  }
  return ok(lines);
}

/** The price of one piece stays what it was. */
function repriced(line: AppointmentService, known: AppointmentService): AppointmentService {
  const { firstCost, discount } = known;
  const perPiece = known.amount === 0 ? known.cost : known.cost / known.amount;
  return { ...line, firstCost, discount, cost: Math.round(perPiece * line.amount * 100) / 100 };
}
