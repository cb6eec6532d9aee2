import { z } from "zod";
import { answerText } from "@/lib/api/wire/wire-formats";
import type { UserSession } from "@/lib/domain/salon/user-session";
import type { Instant } from "@/lib/domain/time/instant";
import { credential } from "./auth.contract";

const NO_OBJECT = { error: "must be an object" };
const MAX_LENGTH = 1024;

/** Body of `POST /user/password_reset`, an addition of ours (decision 014). */
export const resetBody = z
  .looseObject({ login: credential(254) }, NO_OBJECT)
  .meta({ id: "PasswordReset", example: { login: "anna@atelier.example" } });

/** Body of `POST /user/password`, an addition of ours (decision 014). */
export const passwordByLinkBody = z
  .looseObject({ token: credential(128), password: credential(MAX_LENGTH) }, NO_OBJECT)
  .meta({
    id: "PasswordByLink",
    example: { token: "hJm2…", password: "korrekt pferd batterie" },
  });

/** Body of `PUT /user/password`, an addition of ours (decision 014). */
export const passwordChangeBody = z
  .looseObject(
    { old_password: credential(MAX_LENGTH), password: credential(MAX_LENGTH) },
    NO_OBJECT,
  )
  .meta({
    id: "PasswordChange",
    example: { old_password: "anna-demo-pass", password: "korrekt pferd batterie" },
  });

/** Answer of `PUT /user/password`: the token that takes the place of all those that ended. */
export const newTokenSchema = z
  .looseObject({ user_token: z.string().min(1) })
  .meta({ id: "NewUserToken", example: { user_token: "u8wzkdpgyp7h" } });

/** `current` or the id of a session. */
export const sessionPath = z.object({
  session_id: z.string().meta({ description: "An id of the list, or `current`" }),
});

const sessionSchema = z
  .looseObject({
    id: z.string(),
    application: answerText.meta({ type: "string", description: "Which program signed in" }),
    created_at: z.string().meta({ description: "ISO instant" }),
    last_used_at: z.string().meta({ description: "ISO instant, up to a day late" }),
    is_current: z.boolean(),
  })
  .meta({
    id: "UserSession",
    example: {
      id: "9f86d081884c7d65",
      application: "Chairtime",
      created_at: "2026-11-25T08:00:00.000Z",
      last_used_at: "2026-11-25T08:00:00.000Z",
      is_current: true,
    },
  });

/** Answer of `GET /user/sessions`, an addition of ours (decision 014). */
export const sessionsSchema = z.array(sessionSchema);

/** A session on the wire. */
export function sessionToWire({ id, application, createdAt, usedAt, isCurrent }: UserSession) {
  return {
    id,
    application,
    created_at: isoOf(createdAt),
    last_used_at: isoOf(usedAt),
    is_current: isCurrent,
  };
}

/** A session as clients read it. */
export function sessionFromWire(session: z.infer<typeof sessionSchema>) {
  return {
    id: session.id,
    application: session.application,
    createdAt: session.created_at,
    usedAt: session.last_used_at,
    isCurrent: session.is_current,
  };
}

function isoOf(at: Instant): string {
  return new Date(at).toISOString();
}
