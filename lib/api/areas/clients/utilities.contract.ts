import { z } from "zod";
import type { LocationId } from "@/lib/domain/ids";
import { answerText, wireFlag, wireId, wireNumber } from "@/lib/api/wire/wire-formats";

/** `/validation/validate_phone/{phone}` */
export const phonePath = z.object({
  phone: z.string().meta({ description: "With or without plus", example: "+13155550123" }),
});

export const phoneCheckSchema = z.looseObject({ is_valid: z.boolean() });

/**
 * Tells whether a text is a phone: a plus or none and 9 to 15 digits (business.md 17.2). The call names
 * no location, so whether such a number can exist is told where it is written.
 */
export function phoneCheckToWire(phone: string) {
  return { is_valid: /^\+?\d{9,15}$/.test(phone.trim()) };
}

/** The licence of a location (business.md 17.2). */
export const licenseSchema = z
  .looseObject({
    id: wireId,
    salon_id: wireId,
    staff_limit: wireNumber,
    start_date: z.string().meta({ description: "DD.MM.YYYY" }),
    deactivation_date: z.string().meta({ description: "DD.MM.YYYY" }),
    name: answerText,
    active: wireFlag,
    is_paid_rights_model: z.boolean(),
    options: z.array(z.looseObject({ id: wireId, title: answerText })),
  })
  .meta({ id: "License" });

/** Our own software needs no licence: one without end and practically without limit stands for it. */
export function licenseToWire(location: LocationId) {
  return {
    id: location,
    salon_id: location,
    staff_limit: 10_000,
    start_date: "01.01.2000",
    deactivation_date: "31.12.2199",
    name: "Chairtime",
    active: 1,
    is_paid_rights_model: false,
    options: [],
  };
}
