import { z } from "zod";
import { BUTTON_POSITIONS, PANEL_POSITIONS } from "@/lib/domain/salon/booking-form";
import type { BookingForm, BookingFormFields } from "@/lib/domain/salon/booking-form";
import { wireTitle } from "@/lib/api/wire/texts";
import {
  answerText,
  lenient,
  locationIdInPath,
  readId,
  unlessNull,
  wireBoolean,
  wireId,
  wireInteger,
  wireNumber,
  wireText,
} from "@/lib/api/wire/wire-formats";

/** `/company/{location_id}/booking_forms/{form_id}` */
export const bookingFormPath = z.object({
  location_id: locationIdInPath,
  form_id: wireId.meta({ description: "Booking form" }),
});

const oneOf = <Word extends string>(words: readonly Word[]) =>
  lenient(
    (value) => words.find((word) => typeof value === "string" && word === value.trim()),
    `must be one of ${words.join(", ")}`,
    { type: "string", example: words[0] },
  );

const color = lenient(
  (value) => (typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value) ? value : undefined),
  "must be a colour such as #1c84c6",
  { type: "string", example: "#1c84c6" },
);

const isNone = (value: unknown): boolean => value === -1 || value === "-1";
const isZero = (value: unknown): boolean => value === 0 || value === "0";

const serviceChosen = lenient(
  (value) => (isNone(value) || isZero(value) ? 0 : readId(value)),
  "must be an id",
  { type: "integer", description: "Service chosen beforehand; 0 = none" },
);

const memberChosen = lenient(
  (value) => (isNone(value) ? -1 : isZero(value) ? 0 : readId(value)),
  "must be an id",
  { type: "integer", description: "Member chosen beforehand; 0 = any, -1 = none" },
);

const stepNumber = wireInteger({ min: 1, max: 10 });

const shape = {
  description: wireText(5000).optional(),
  is_default: unlessNull(wireBoolean),
  without_menu: unlessNull(wireBoolean),
  service_step_default: unlessNull(serviceChosen),
  service_step_hide: unlessNull(wireBoolean),
  service_step_num: unlessNull(stepNumber),
  master_step_default: unlessNull(memberChosen),
  master_step_hide: unlessNull(wireBoolean),
  master_step_num: unlessNull(stepNumber),
  datetime_step_num: unlessNull(stepNumber),
  show_button: unlessNull(wireBoolean),
  button_position: unlessNull(oneOf(BUTTON_POSITIONS)),
  form_position: unlessNull(oneOf(PANEL_POSITIONS)),
  button_color: unlessNull(color),
  button_animation: unlessNull(wireBoolean),
};

const NO_OBJECT = { error: "must be an object" };

/** Body of `POST /company/{location_id}/booking_forms`: the title is enough (business.md 10.3). */
export const newBookingFormBody = z
  .looseObject({ title: wireTitle, ...shape }, NO_OBJECT)
  .meta({ id: "NewBookingForm", example: { title: "Web site", is_default: true } })
  .transform((body) => ({ ...changeOf(body), title: body.title }));

/** Body of the PATCH: what is left out stays as it is. */
export const bookingFormChangeBody = z
  .looseObject({ title: wireTitle.optional(), ...shape }, NO_OBJECT)
  .meta({ id: "BookingFormChange" })
  .transform(changeOf);

export type BookingFormChange = Partial<BookingFormFields>;

type Body = z.infer<z.ZodObject<typeof shape>> & { readonly title?: string | undefined };

function changeOf(body: Body): BookingFormChange {
  const fields: { [Key in keyof BookingFormFields]: BookingFormFields[Key] | undefined } = {
    title: body.title,
    description: body.description,
    isDefault: body.is_default,
    withoutMenu: body.without_menu,
    serviceId: body.service_step_default,
    hidesService: body.service_step_hide,
    serviceNumber: body.service_step_num,
    memberId: body.master_step_default,
    hidesMember: body.master_step_hide,
    memberNumber: body.master_step_num,
    datetimeNumber: body.datetime_step_num,
    showsButton: body.show_button,
    buttonPosition: body.button_position,
    panelPosition: body.form_position,
    buttonColor: body.button_color,
    animatesButton: body.button_animation,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** A booking form in an answer (business.md 10.3). */
export const bookingFormSchema = z
  .looseObject({
    id: wireId,
    title: answerText,
    is_default: wireBoolean,
    description: answerText,
    without_menu: wireBoolean,
    service_step_default: wireNumber,
    service_step_hide: wireBoolean,
    service_step_num: wireNumber,
    master_step_default: wireNumber,
    master_step_hide: wireBoolean,
    master_step_num: wireNumber,
    datetime_step_num: wireNumber,
    show_button: wireBoolean,
    button_position: answerText,
    form_position: answerText,
    button_color: answerText,
    button_animation: wireBoolean,
    html_code: answerText.meta({ type: "string", description: "Empty: no script is served here" }),
    ab_test_enabled: wireBoolean,
  })
  .meta({ id: "BookingForm" });

export const bookingFormsSchema = z.array(bookingFormSchema);

/** A form in the form of business.md 10.3; we serve no script for web sites. */
export function bookingFormToWire(form: BookingForm) {
  return {
    id: form.id,
    title: form.title,
    is_default: form.isDefault,
    description: form.description,
    without_menu: form.withoutMenu,
    service_step_default: form.serviceId,
    service_step_hide: form.hidesService,
    service_step_num: form.serviceNumber,
    master_step_default: form.memberId,
    master_step_hide: form.hidesMember,
    master_step_num: form.memberNumber,
    datetime_step_num: form.datetimeNumber,
    show_button: form.showsButton,
    button_position: form.buttonPosition,
    form_position: form.panelPosition,
    button_color: form.buttonColor,
    button_animation: form.animatesButton,
    html_code: "",
    ab_test_enabled: false,
  };
}
