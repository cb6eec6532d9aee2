import { z } from "zod";
import {
  newTokenSchema,
  sessionFromWire,
  sessionsSchema,
} from "@/lib/api/areas/users/credentials.contract";
import type { Transport } from "./transport";

type AccountSession = ReturnType<typeof sessionFromWire>;

/** One's own password and sessions: additions of our API, which a live account does not have. */
export type AccountCalls = {
  readonly askReset: (login: string) => Promise<void>;
  readonly setPasswordByLink: (wanted: { token: string; password: string }) => Promise<void>;
  /** Gives the token that takes the place of all others. */
  readonly changePassword: (wanted: { old: string; password: string }) => Promise<string>;
  readonly sessions: () => Promise<AccountSession[]>;
  /** Of an id of the list, or `current`. */
  readonly endSession: (id: string) => Promise<void>;
  readonly endOtherSessions: () => Promise<void>;
};

const nothing = z.unknown();
const BUSY = { 503: "too_many_requests" } as const;

/** The calls of one's own account. */
export function createAccountCalls(call: Transport): AccountCalls {
  return {
    askReset: async (login) => {
      const path = "/user/password_reset";
      await call({ method: "POST", path, body: { login }, schema: nothing });
    },
    setPasswordByLink: async (body) => {
      await call({ method: "POST", path: "/user/password", body, schema: nothing, kinds: BUSY });
    },
    changePassword: async ({ old, password }) => {
      const body = { old_password: old, password };
      const path = "/user/password";
      const { data } = await call({
        method: "PUT",
        path,
        body,
        schema: newTokenSchema,
        kinds: BUSY,
      });
      return data.user_token;
    },
    sessions: async () => {
      const path = "/user/sessions";
      return (await call({ method: "GET", path, schema: sessionsSchema })).data.map(
        sessionFromWire,
      );
    },
    endSession: async (id) => {
      const path = `/user/sessions/${encodeURIComponent(id)}`;
      await call({ method: "DELETE", path, schema: nothing });
    },
    endOtherSessions: async () => {
      await call({ method: "DELETE", path: "/user/sessions", schema: nothing });
    },
  };
}
