import { z } from "zod";
import type { BookingForm } from "@/lib/domain/salon/booking-form";
import type { Position } from "@/lib/domain/salon/team-member";
import { many, one } from "@/lib/api/wire/parameter-aliases";
import { memberSchema, memberToShortWire } from "@/lib/api/areas/team/team.contract";
import type { TeamMemberView } from "@/lib/api/areas/team/team.contract";
import { wireInstant } from "@/lib/api/wire/wire-dates";
import { answerText, wireBoolean, wireFlag, wireId, wireText } from "@/lib/api/wire/wire-formats";

const flag = one(wireFlag).optional();

/** What a read of locations may add, and for which booking form (schedule.md 2.1, 2.2). */
export const extrasQuery = {
  forBooking: flag.meta({ type: "integer", description: "1 adds next_slot" }),
  showBookforms: flag.meta({ type: "integer", description: "1 adds bookforms" }),
  bookform_id: one(wireId)
    .optional()
    .meta({ type: "integer", description: "Only this one of the bookforms" }),
  include: many(wireText(100))
    .optional()
    .meta({ type: "string", description: "staff, positions", example: "staff,positions" }),
};

type Query = {
  readonly forBooking?: boolean | undefined;
  readonly showBookforms?: boolean | undefined;
  readonly bookform_id?: number | undefined;
  readonly include?: readonly string[] | undefined;
};

export type WantedExtras = {
  readonly nextSlot: boolean;
  readonly forms: boolean;
  /** Null = all forms. */
  readonly formId: number | null;
  readonly staff: boolean;
  readonly positions: boolean;
};

/** Nothing beside the location itself. */
export const NO_EXTRAS: WantedExtras = {
  nextSlot: false,
  forms: false,
  formId: null,
  staff: false,
  positions: false,
};

/** What a query asks for; words of `include` that mean nothing here are ignored. */
export function wantedExtras(query: Query): WantedExtras {
  const included = new Set((query.include ?? []).map((word) => word.trim()));
  return {
    nextSlot: query.forBooking ?? false,
    forms: query.showBookforms ?? false,
    formId: query.bookform_id ?? null,
    staff: included.has("staff"),
    positions: included.has("positions"),
  };
}

/** Fields of a location that are there when they are asked for. */
export const locationExtrasFields = {
  next_slot: wireInstant.optional().meta({
    type: "string",
    format: "date-time",
    description: "The nearest time that visitors may book; only with forBooking",
  }),
  bookforms: z
    .array(z.looseObject({ id: wireId, title: answerText, is_default: wireBoolean }))
    .optional(),
  staff: z.array(memberSchema).optional(),
  positions: z.array(z.looseObject({ id: wireId, title: answerText })).optional(),
};

export type LocationExtras = {
  /** ISO 8601 with the location's offset. */
  readonly nextSlot?: string;
  readonly forms?: readonly BookingForm[];
  readonly staff?: readonly TeamMemberView[];
  readonly positions?: readonly Position[];
};

/** Shapes of `bookforms`, `staff` and `positions` are not published: the short objects (inferred). */
export function locationExtrasToWire({ nextSlot, forms, staff, positions }: LocationExtras) {
  return {
    ...(nextSlot !== undefined && { next_slot: nextSlot }),
    ...(forms && {
      bookforms: forms.map(({ id, title, isDefault }) => ({ id, title, is_default: isDefault })),
    }),
    ...(staff && { staff: staff.map(memberToShortWire) }),
    ...(positions && { positions: positions.map(({ id, title }) => ({ id, title })) }),
  };
}
