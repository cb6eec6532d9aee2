import { z } from "zod";
import { alsoAnswered } from "@/lib/api/wire/also-answered";
import { serviceId, teamMemberId } from "@/lib/domain/ids";
import type { LocationId, ServiceId, TeamMemberId } from "@/lib/domain/ids";
import type { AppointmentTag, GroupEvent } from "@/lib/domain/salon/appointment";
import type { ResourceUnit } from "@/lib/domain/salon/resource";
import type { Service } from "@/lib/domain/salon/service";
import type { TeamMember } from "@/lib/domain/salon/team-member";
import { aliased } from "@/lib/api/wire/parameter-aliases";
import { wireDateTime } from "@/lib/api/wire/wire-dates";
import {
  answerText,
  listOf,
  objectOrEmpty,
  unlessNull,
  wireBoolean,
  wireId,
  wireInteger,
  wireNumber,
} from "@/lib/api/wire/wire-formats";

const SECONDS_PER_DAY = 86_400;

/** `/activity/{location_id}/{event_id}` */
export const eventPath = z.object({ location_id: wireId, event_id: wireId });

/** A group event in an answer (business.md 8.1). */
export const eventSchema = z
  .looseObject({
    id: wireId,
    company_id: wireId,
    service_id: wireId,
    staff_id: wireId,
    date: answerText.meta({ type: "string", example: "2026-10-10 15:30:00" }),
    timestamp: wireNumber.meta({ type: "integer", description: "Unix seconds" }),
    length: wireNumber.meta({ type: "integer", description: "Seconds" }),
    capacity: wireNumber.meta({ type: "integer" }),
    records_count: wireNumber.meta({ type: "integer", description: "Seats taken" }),
    is_deleted: wireBoolean.optional(),
    salon_id: wireId.optional(),
    color: answerText.optional(),
    font_color: answerText.optional(),
    instructions: answerText.optional(),
    stream_link: answerText.optional(),
    notified: wireBoolean.optional(),
    comment: answerText.optional(),
    prepaid: answerText.optional(),
    duration_details: z
      .looseObject({
        id: wireId,
        services_duration: wireNumber,
        technical_break_duration: wireNumber,
      })
      .optional(),
    service: objectOrEmpty(z.looseObject({ id: wireId, title: answerText })).optional(),
    staff: objectOrEmpty(z.looseObject({ id: wireId, name: answerText })).optional(),
    resource_instances: listOf(
      z.looseObject({ id: wireId, title: answerText, resource_id: wireId }),
    ),
    labels: listOf(z.looseObject({ id: wireId, title: answerText, color: answerText })).optional(),
  })
  .meta({
    id: "Event",
    ...alsoAnswered({
      salon_id: 4564,
      color: "",
      font_color: "",
      instructions: "",
      stream_link: "",
      notified: false,
      comment: "",
      prepaid: "forbidden",
      duration_details: { id: 801, services_duration: 3600, technical_break_duration: 0 },
      service: null,
      staff: null,
    }),
  });

export const eventListSchema = z.array(eventSchema);

const EXAMPLE = {
  date: "2026-10-10 15:30",
  service_id: 740,
  staff_id: 3004,
  length: 3600,
  capacity: 9,
  resource_instance_ids: [3127],
  force: false,
};

/** Body of a new event and of a change, which replaces the whole (business.md 8.2). */
export const eventBodySchema = aliased(
  z.looseObject(
    {
      date: wireDateTime,
      service_id: wireId,
      staff_id: wireId,
      capacity: wireInteger({ min: 1, max: 10_000 }),
      force: wireBoolean.meta({ type: "boolean", description: "true = although time is taken" }),
      length: unlessNull(wireInteger({ min: 60, max: SECONDS_PER_DAY })).meta({
        type: "integer",
        description: "Seconds, else that of the service",
      }),
      resource_instance_ids: listOf(wireId).optional(),
      labels_ids: listOf(wireId)
        .optional()
        .meta({ description: "Tags; a change without them leaves them as they are" }),
    },
    { error: "must be an object" },
  ),
)
  .transform((body): EventToSave => ({
    date: body.date,
    serviceId: serviceId(body.service_id),
    memberId: teamMemberId(body.staff_id),
    capacity: body.capacity,
    ignoresBusy: body.force,
    durationSeconds: body.length ?? null,
    unitIds: [...new Set(body.resource_instance_ids ?? [])],
    tagIds: body.labels_ids ? [...new Set(body.labels_ids)] : null,
  }))
  .meta({ id: "NewEvent", example: EXAMPLE });

export type EventToSave = {
  /** Local time of the location when it carries no offset. */
  readonly date: string;
  readonly serviceId: ServiceId;
  readonly memberId: TeamMemberId;
  readonly capacity: number;
  readonly ignoresBusy: boolean;
  /** Seconds; null = that of the service. */
  readonly durationSeconds: number | null;
  readonly unitIds: readonly number[];
  /** Null = those it has; the contract names none in this body (inferred). */
  readonly tagIds: readonly number[] | null;
};

export type EventView = {
  readonly event: GroupEvent & {
    readonly units: readonly ResourceUnit[];
    readonly tags: readonly AppointmentTag[];
  };
  readonly locationId: LocationId;
  /** Local time, `2026-10-10 15:30:00`. */
  readonly date: string;
  readonly service: Service | null;
  readonly member: TeamMember | null;
};

/** An event in the form of business.md 8.1; features we lack have their neutral values. */
export function eventToWire({ event, locationId, date, service, member }: EventView) {
  return {
    id: event.id,
    company_id: locationId,
    salon_id: locationId,
    service_id: event.serviceId,
    staff_id: event.memberId,
    date,
    timestamp: Math.floor(event.startsAt / 1000),
    length: event.durationSeconds,
    capacity: event.capacity,
    records_count: event.booked,
    color: "",
    font_color: "",
    instructions: "",
    stream_link: "",
    notified: false,
    comment: "",
    prepaid: "forbidden",
    is_deleted: false,
    duration_details: {
      id: event.id,
      services_duration: event.durationSeconds,
      technical_break_duration: 0,
    },
    service: service ? serviceToWire(service) : [],
    staff: member ? staffToWire(member, locationId) : [],
    resource_instances: event.units.map((each) => ({
      id: each.id,
      title: each.title,
      resource_id: each.resourceId,
    })),
    labels: event.tags.map(({ id, title, color, icon }) => ({ id, title, color, icon })),
  };
}

function serviceToWire(service: Service) {
  return {
    id: service.id,
    title: service.title,
    booking_title: service.bookingTitle || service.title,
    category_id: service.categoryId,
    price_min: service.priceMin,
    price_max: service.priceMax,
    comment: service.comment,
    weight: service.weight,
    is_multi: service.isGroup,
    capacity: service.capacity,
    image_url: "",
  };
}

function staffToWire(member: TeamMember, locationId: LocationId) {
  return {
    id: member.id,
    name: member.name,
    company_id: locationId,
    specialization: member.specialization,
    position: member.position ?? [],
    rating: member.rating,
    avatar: "",
    avatar_big: "",
    fired: member.isDismissed ? 1 : 0,
    status: member.isRemoved ? 1 : 0,
    hidden: member.isHidden ? 1 : 0,
  };
}
