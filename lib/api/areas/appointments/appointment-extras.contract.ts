import { z } from "zod";
import type { AppointmentExtras } from "@/lib/domain/salon/appointment";
import { lenient, wireInteger } from "@/lib/api/wire/wire-formats";

const color = lenient(
  (value) => {
    if (value === null || value === "") return "";
    const isColor = typeof value === "string" && /^#?[\da-f]{6}$/i.test(value);
    return isColor ? value.replace("#", "").toLowerCase() : undefined;
  },
  "must be six hexadecimal digits",
  { type: "string", example: "f44336" },
);

const remainHours = z.preprocess(
  (value) => (value === null ? 0 : value),
  wireInteger({ min: 0, max: 8760 }),
);

/** Fields of a body for the looks and the reminders of an appointment (business.md 6.4). */
export const appointmentExtrasFields = {
  custom_color: color.optional(),
  sms_remain_hours: remainHours.optional(),
  email_remain_hours: remainHours.optional(),
};

type Told = {
  readonly [Field in keyof typeof appointmentExtrasFields]?: z.infer<
    (typeof appointmentExtrasFields)[Field]
  >;
};

/** Those that a body tells. */
export function toldExtras(body: Told): Partial<AppointmentExtras> {
  return {
    ...(body.custom_color !== undefined && { customColor: body.custom_color }),
    ...(body.sms_remain_hours !== undefined && { smsRemainHours: body.sms_remain_hours }),
    ...(body.email_remain_hours !== undefined && { emailRemainHours: body.email_remain_hours }),
  };
}

/** The fields of a body for what is told. */
export function extrasToSend(extras: Partial<AppointmentExtras>): Told {
  const { customColor, smsRemainHours, emailRemainHours } = extras;
  return {
    ...(customColor !== undefined && { custom_color: customColor }),
    ...(smsRemainHours !== undefined && { sms_remain_hours: smsRemainHours }),
    ...(emailRemainHours !== undefined && { email_remain_hours: emailRemainHours }),
  };
}

/** Light letters on any colour of the journal, whose colours are dark. */
const FONT_COLOR = "#ffffff";

/** The fields of an answer; the colour of the letters has its number sign (business.md 6.2). */
export function appointmentExtrasToWire(extras: AppointmentExtras) {
  const { customColor, smsRemainHours, emailRemainHours, isMemberWanted, seats } = extras;
  return {
    clients_count: seats,
    master_request: isMemberWanted ? 1 : 0,
    sms_remain_hours: smsRemainHours,
    email_remain_hours: emailRemainHours,
    custom_color: customColor,
    custom_font_color: customColor === "" ? "" : FONT_COLOR,
  };
}

/** Reads the fields of an answer; what is missing has its neutral value. */
export function extrasFromWire(data: {
  readonly custom_color?: string | undefined;
  readonly sms_remain_hours?: number | null | undefined;
  readonly email_remain_hours?: number | null | undefined;
  readonly master_request?: boolean | null | undefined;
  readonly clients_count?: number | null | undefined;
}): AppointmentExtras {
  return {
    customColor: data.custom_color ?? "",
    smsRemainHours: data.sms_remain_hours ?? 0,
    emailRemainHours: data.email_remain_hours ?? 0,
    isMemberWanted: data.master_request ?? true,
    seats: data.clients_count ?? 1,
  };
}
