import { z } from "zod";
import type { Resource } from "@/lib/domain/salon/resource";
import type { Service } from "@/lib/domain/salon/service";
import { pageQuery } from "@/lib/api/wire/paths";
import { many, one } from "@/lib/api/wire/parameter-aliases";
import { wireDate } from "@/lib/api/wire/wire-dates";
import { answerText, wireBoolean, wireId, wireNumber, wireText } from "@/lib/api/wire/wire-formats";

const ids = many(wireId).optional();

const filters = {
  "service_ids[]": ids,
  service_id: ids.meta({ type: "integer", description: "As service_ids[]" }),
  "staff_ids[]": ids,
  "resource_ids[]": ids,
};

const period = { from: one(wireDate), till: one(wireDate) };

/** Query of `GET /activity/{location_id}/search` (business.md 8.4). */
export const eventsQuery = z.object({ ...period, ...filters, ...pageQuery(25) });

export const eventDatesQuery = z.object({ ...period, ...filters });

export const eventFiltersQuery = z.object(filters);

export const eventServicesQuery = z.object({
  staff_id: one(wireId).optional(),
  term: one(wireText(255)).optional().meta({ type: "string", description: "Part of the title" }),
});

export const eventDatesSchema = z.array(wireDate);

/** The first and the last date; an empty array when there is no event. */
export const eventRangeSchema = z.union([
  z.looseObject({ min_date: wireDate, max_date: wireDate }),
  z.array(z.unknown()).max(0),
]);

export type FilterCode = "staff" | "service" | "resource" | "service_category";

export type EventFilter = {
  readonly code: FilterCode;
  readonly title: string;
  readonly data: readonly {
    readonly id: number;
    readonly title: string;
    /** No event is left when it is chosen beside the other filters. */
    readonly is_disabled: boolean;
  }[];
};

export const eventFiltersSchema = z.array(
  z
    .looseObject({
      code: z.enum(["staff", "service", "resource", "service_category"]),
      title: answerText,
      data: z.array(z.looseObject({ id: wireId, title: answerText, is_disabled: wireBoolean })),
    })
    .meta({ id: "EventFilter" }),
);

export const eventServicesSchema = z.array(
  z
    .looseObject({
      id: wireId,
      title: answerText,
      capacity: wireNumber,
      price_min: wireNumber,
      price_max: wireNumber,
      is_multi: wireBoolean,
      category: z.looseObject({ id: wireId, title: answerText }),
      staff: z.array(z.looseObject({ id: wireId, name: answerText, length: wireNumber })),
      resources: z.array(z.looseObject({ id: wireId, title: answerText, salon_id: wireId })),
    })
    .meta({ id: "EventService" }),
);

export type EventServiceView = {
  readonly service: Service;
  readonly locationId: number;
  readonly category: string;
  readonly staff: readonly { id: number; name: string; durationSeconds: number }[];
  readonly resources: readonly Pick<Resource, "id" | "title">[];
};

/** A service of group events with who leads them and what they hold (business.md 8.4). */
export function eventServiceToWire(view: EventServiceView) {
  const { service } = view;
  return {
    id: service.id,
    title: service.title,
    capacity: service.capacity,
    price_min: service.priceMin,
    price_max: service.priceMax,
    is_multi: service.isGroup,
    category: { id: service.categoryId, title: view.category },
    staff: view.staff.map(({ id, name, durationSeconds }) => ({
      id,
      name,
      length: durationSeconds,
    })),
    resources: view.resources.map(({ id, title }) => ({ id, title, salon_id: view.locationId })),
  };
}
