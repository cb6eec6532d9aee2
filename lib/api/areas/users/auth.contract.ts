import { z } from "zod";
import type { User } from "@/lib/domain/salon/user";
import { answerText, wireId } from "@/lib/api/wire/wire-formats";

/** A text that opens something, as it was typed. */
export function credential(maxLength: number) {
  return z
    .unknown()
    .transform((value, context): string => {
      const isGiven = typeof value === "string" && value.trim() !== "";
      if (isGiven && value.length <= maxLength && !value.includes("\0")) return value;
      const message = isGiven ? `must be a text of at most ${maxLength} characters` : "is required";
      context.issues.push({ code: "custom", message, input: value });
      return z.NEVER;
    })
    .meta({ type: "string" });
}

/** Body of `POST /auth` (schedule.md 1). */
export const credentialsSchema = z
  .looseObject(
    { login: credential(254), password: credential(1024) },
    { error: "must be an object with login and password" },
  )
  .meta({
    id: "Credentials",
    example: { login: "owner@atelier.example", password: "owner-demo-pass" },
  });

/** The login's answer; clients need `user_token`, `id` and `name`. */
export const loginSchema = z
  .looseObject({
    id: wireId,
    user_token: z.string().min(1),
    name: answerText,
    phone: answerText.optional(),
    login: answerText.optional(),
    email: answerText.optional(),
    avatar: answerText.optional(),
    is_approved: z.unknown().optional().meta({ type: "boolean" }),
    is_email_confirmed: z.unknown().optional().meta({ type: "boolean" }),
  })
  .meta({ id: "Login" });

/** A person who logged in, with the token that acts for them. */
export type LoggedIn = {
  readonly id: number;
  readonly name: string;
  readonly userToken: string;
};

/** Answer of `GET /user/data`: the login's without its token (inferred; business.md 1.1). */
export const profileSchema = loginSchema.omit({ user_token: true }).meta({ id: "Profile" });

/** The answer to a successful login. */
export function loginToWire(user: User, userToken: string) {
  return { ...profileToWire(user), user_token: userToken };
}

/** A user's own data. */
export function profileToWire(user: User) {
  return {
    id: user.id,
    name: user.name,
    phone: user.phone === "" ? "" : `+${user.phone}`,
    login: user.email,
    email: user.email,
    avatar: "",
    is_approved: true,
    is_email_confirmed: true,
  };
}

/** What a client keeps of a login. */
export function loginFromWire(data: z.infer<typeof loginSchema>): LoggedIn {
  return { id: data.id, name: data.name, userToken: data.user_token };
}
