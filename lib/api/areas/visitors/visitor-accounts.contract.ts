import { z } from "zod";
import type { VisitorAccount } from "@/lib/domain/salon/visitor";
import { credential } from "@/lib/api/areas/users/auth.contract";
import { aliased, one } from "@/lib/api/wire/parameter-aliases";
import { emailText, typedPhone } from "@/lib/api/wire/texts";
import { answerText, lenient, unlessNull, wireId, wireText } from "@/lib/api/wire/wire-formats";

const NO_OBJECT = { error: "must be an object" };
const MAX_PASSWORD = 1024;

const phone = lenient((value) => typedPhone(value) || undefined, "must be a phone number", {
  type: "string",
  example: "+4930777001",
});

const email = lenient((value) => emailText(value) ?? undefined, "must be an e-mail or empty", {
  type: "string",
});

const code = lenient(
  (value) => {
    const text = typeof value === "number" ? String(value) : value;
    return typeof text === "string" && /^\s*\d{1,20}\s*$/.test(text) ? text.trim() : undefined;
  },
  "must be the code of the message",
  { type: "string", example: "123456" },
);

/** Body of `POST /booking/auth` (business.md 9.10). */
export const visitorLoginBody = z
  .looseObject({ login: credential(254), password: credential(MAX_PASSWORD) }, NO_OBJECT)
  .meta({
    id: "VisitorCredentials",
    example: { login: "+4930777001", password: "korrekt pferd batterie" },
  });

/** Body of `POST /user/auth` (business.md 9.10). */
export const visitorCodeBody = aliased(
  z.looseObject(
    {
      phone,
      code,
      fullname: unlessNull(wireText(255)),
      email: unlessNull(email),
      company_id: unlessNull(wireId).meta({
        type: "integer",
        description: "The location that sent the code; else the latest that did",
      }),
    },
    NO_OBJECT,
  ),
).meta({
  id: "VisitorSignIn",
  example: { phone: "+4930777001", code: "123456", fullname: "Ana Lopez" },
});

const accountFields = {
  id: wireId,
  name: answerText,
  phone: answerText,
  login: answerText,
  email: answerText,
  avatar: answerText,
};

/** Answer of `GET /booking/user/data` and `PUT /booking/user`. */
export const visitorSchema = z.looseObject(accountFields).meta({ id: "Visitor" });

/** Answer of both sign-ins of visitors. */
export const visitorLoginSchema = z
  .looseObject({ ...accountFields, user_token: z.string().min(1) })
  .meta({ id: "VisitorLogin" });

/** Body of `PUT /booking/user`; what is missing stays (business.md 9.10). */
export const visitorChangeBody = z
  .looseObject(
    {
      name: unlessNull(wireText(255)),
      email: unlessNull(email),
      phone: unlessNull(phone),
      confirmation_code: unlessNull(code),
    },
    NO_OBJECT,
  )
  .meta({ id: "VisitorChange", example: { name: "Ana Lopez", email: "ana@example.com" } });

/** Body of `PUT /booking/user/password` (business.md 9.10). */
export const visitorPasswordBody = z
  .looseObject(
    {
      old_password: unlessNull(wireText(MAX_PASSWORD)).meta({
        type: "string",
        description: "Needed where there is one already",
      }),
      new_password: credential(MAX_PASSWORD),
    },
    NO_OBJECT,
  )
  .meta({
    id: "VisitorPassword",
    example: { old_password: "", new_password: "korrekt pferd batterie" },
  });

/** Query of `GET /booking/user/phone_confirmation` (business.md 9.10). */
export const phoneConfirmationQuery = z.object({
  phone: one(phone),
  company_id: one(wireId).optional(),
  group_id: one(wireId).optional(),
});

/** A visitor's own data. */
export function visitorToWire({ id, name, phone: digits, email: mail }: VisitorAccount) {
  const shown = `+${digits}`;
  return { id, name, phone: shown, login: mail === "" ? shown : mail, email: mail, avatar: "" };
}
