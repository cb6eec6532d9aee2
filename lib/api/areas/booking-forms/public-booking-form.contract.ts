import { z } from "zod";
import type { BookingForm } from "@/lib/domain/salon/booking-form";
import type { Location } from "@/lib/domain/salon/location";
import type { OnlineSettings } from "@/lib/domain/salon/online-settings";
import {
  BOOKING_LANGUAGES,
  BOOKING_STEPS,
  bookingWordsIn,
  FORM_LANGUAGE,
} from "./booking-words.contract";
import { answerText, wireBoolean, wireId, wireNumber } from "@/lib/api/wire/wire-formats";

/** `/bookform/{id}` */
export const publicFormPath = z.object({ id: wireId.meta({ description: "Booking form" }) });

const stepSchema = z.looseObject({
  step: z.enum(BOOKING_STEPS),
  title: answerText,
  number: wireNumber.meta({ type: "integer", description: "From 1; 0 = not shown" }),
  default: z.union([z.number(), z.string()]),
  hidden: wireBoolean,
});

/** Answer of `/bookform/{id}` (business.md 9.1). */
export const publicFormSchema = z
  .looseObject({
    id: wireId,
    steps: z.array(stepSchema),
    style: z.looseObject({ show_header: wireBoolean, main_color: answerText }),
    group_id: wireNumber.meta({ type: "integer", description: "0: the form is of one location" }),
    company_id: wireId,
    phone_confirmation: wireBoolean,
    language: answerText,
    langs: z.array(z.looseObject({ id: wireId, code: answerText, title: answerText })),
    comment_required: wireBoolean,
    is_show_privacy_policy: wireBoolean,
    specialization_display_mode: wireNumber,
  })
  .meta({ id: "PublicBookingForm" });

export type PublicForm = {
  readonly form: BookingForm;
  readonly location: Location;
  readonly settings: OnlineSettings;
};

/** A form as visitors see it; the vendor's own sample has `lang` and `num`, so both are told. */
export function publicFormToWire({ form, location, settings }: PublicForm) {
  return {
    id: form.id,
    steps: stepsOf(form, location),
    style: {
      show_header: !form.withoutMenu,
      logo: "",
      header_background: "",
      menu_background: "",
      main_color: form.buttonColor,
      secondary_color: "#999999",
      buttons_color: form.buttonColor,
    },
    group_id: 0,
    company_id: location.id,
    phone_confirmation: settings.confirmsPhone,
    language: FORM_LANGUAGE,
    lang: FORM_LANGUAGE,
    langs: BOOKING_LANGUAGES,
    comment_required: false,
    google_analytics_id: "",
    facebook_pixel_id: "",
    sms_enabled: false,
    without_menu: form.withoutMenu,
    is_show_privacy_policy: settings.privacyPolicy !== "",
    specialization_display_mode: 0,
  };
}

/** City and location are settled: the form is of one location (inferred). */
function stepsOf(form: BookingForm, location: Location) {
  const last = Math.max(form.serviceNumber, form.memberNumber, form.datetimeNumber);
  const words = bookingWordsIn(FORM_LANGUAGE);
  const facts: Readonly<
    Record<(typeof BOOKING_STEPS)[number], readonly [number, number, boolean]>
  > = {
    city: [0, location.cityId, true],
    company: [0, location.id, true],
    service: [form.serviceNumber, form.serviceId, form.hidesService],
    master: [form.memberNumber, form.memberId, form.hidesMember],
    datetime: [form.datetimeNumber, 0, false],
    contact: [last + 1, 0, false],
    confirm: [last + 2, 0, false],
  };
  return BOOKING_STEPS.map((step) => {
    const [number, chosen, hidden] = facts[step];
    return {
      step,
      title: words?.[step] ?? "",
      number,
      num: number,
      default: chosen,
      hidden,
      ...(step === "datetime" && NO_TIME_CHOSEN),
    };
  });
}

const NO_TIME_CHOSEN = {
  date_hidden: false,
  time_hidden: false,
  date_default: "0000-00-00",
  time_default: 0,
};

/** Answer of `/privacy_policy/{location_id}`: no source publishes its shape (inferred). */
export const privacyPolicySchema = z
  .looseObject({
    company_id: wireId,
    text: answerText.meta({ type: "string", description: "Empty: there is none to accept" }),
  })
  .meta({ id: "PrivacyPolicy" });

/** What visitors accept before they book (business.md 9.8). */
export function privacyPolicyToWire(location: Location, { privacyPolicy }: OnlineSettings) {
  return { company_id: location.id, text: privacyPolicy };
}
