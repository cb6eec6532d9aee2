import { z } from "zod";
import type { KnownPosition } from "@/lib/domain/salon/team-member";
import { filledText } from "@/lib/api/wire/texts";
import { answerText, wireId, wireIdOrNone, wireText } from "@/lib/api/wire/wire-formats";

/** `/company/{location_id}/staff/positions/{position_id}` */
export const positionPath = z.object({ location_id: wireId, position_id: wireId });

/** A read of one position, or with 0 of all (business.md 20.22). */
export const positionOrAllPath = z.object({ location_id: wireId, position_id: wireIdOrNone });

export const positionSchema = z
  .looseObject({ id: wireId, title: answerText, api_id: answerText.optional() })
  .meta({ id: "Position" });

export const positionsSchema = z.array(positionSchema);

/** Body of `POST /company/{location_id}/positions/quick` and of the PUT (schedule.md 4). */
export const newPositionSchema = z
  .looseObject(
    { title: filledText(255), api_id: wireText(255).optional() },
    { error: "must be an object" },
  )
  .meta({ id: "NewPosition", example: { title: "Senior stylist" } });

/** What a body says of a position; an `api_id` that is left out is not named. */
export function positionFactsOf({ title, api_id: apiId }: z.infer<typeof newPositionSchema>) {
  return { title, ...(apiId !== undefined && { apiId }) };
}

/** A position in an answer. */
export function positionToWire({ id, title, apiId }: KnownPosition) {
  return { id, title, api_id: apiId };
}
