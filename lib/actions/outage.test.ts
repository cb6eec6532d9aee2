import type { WorkStore } from "next/dist/server/app-render/work-async-storage.external";
import { beforeAll, describe, expect, it } from "vitest";
import { instantOf } from "@/lib/domain/time/instant";
import { ok } from "@/lib/domain/result";
import { StorageError } from "@/lib/domain/storage-error";
import { provideContainer } from "@/lib/server/container";
import type { Container } from "@/lib/server/container";
import { SESSION_COOKIE } from "@/lib/server/session-cookie";
import { createSignIns } from "@/lib/server/sign-ins";

const UNREACHABLE = { ok: false, error: { kind: "unreachable" } };

async function away(): Promise<never> {
  throw new StorageError("unavailable", "the database does not answer");
}

/** Sessions of a database that is away. */
const signIns = createSignIns({
  sessions: { add: away, find: away, noteSeen: away, revoke: away, revokeEnded: away },
  secret: "secret",
  clock: () => instantOf(0),
  endToken: async () => {},
});

/** Runs an action as Next does, in a request of our own page with the cookie of a session. */
async function inRequest<T>(run: () => Promise<T>): Promise<T> {
  const { workUnitAsyncStorage } =
    await import("next/dist/server/app-render/work-unit-async-storage.external");
  const { workAsyncStorage } =
    await import("next/dist/server/app-render/work-async-storage.external");
  const { createRequestStoreForAPI } = await import("next/dist/server/async-storage/request-store");
  const { NextRequest } = await import("next/server");
  const request = new NextRequest("http://salon.example/account", {
    headers: {
      host: "salon.example",
      origin: "http://salon.example",
      cookie: `${SESSION_COOKIE}=a-session`,
    },
  });
  const { nextUrl } = request;
  const tags = { tags: [], expirationsByCacheKind: new Map() };
  const store = createRequestStoreForAPI(request, nextUrl, tags, undefined, undefined, undefined);
  const work = { route: "/account" } as WorkStore; // of which headers and cookies read no more
  return workAsyncStorage.run(work, () => workUnitAsyncStorage.run(store, run));
}

describe("while the database is away", () => {
  beforeAll(() => {
    provideContainer(async () => ({ signIns }) as Container); // all that is asked before it fails
  });

  it("an action of somebody signed in says that it is", async () => {
    const { inAction } = await import("./in-action");
    expect(await inRequest(() => inAction(async () => ok(null)))).toEqual(UNREACHABLE);
  });

  it("signing out says that it is, and does not go to the sign-in page", async () => {
    const { signOut } = await import("./sign-out");
    expect(await inRequest(signOut)).toEqual(UNREACHABLE);
  });
});

describe("while the database answers", () => {
  it("signing out ends the session and goes to the sign-in page", async () => {
    const ended: string[] = [];
    const end = async (sessionId: string): Promise<void> => void ended.push(sessionId);
    const signIns = { end };
    provideContainer(async () => ({ signIns }) as unknown as Container); // all that is asked
    const { signOut } = await import("./sign-out");
    const left = await inRequest(signOut).catch((error: unknown) => error);
    expect(left).toMatchObject({ digest: expect.stringMatching(/^NEXT_REDIRECT;.*;\/login;/) });
    expect(ended).toEqual(["a-session"]);
  });
});

describe("while the container cannot be made", () => {
  beforeAll(() => {
    provideContainer(away);
  });

  it("signing in says that it is", async () => {
    const { signIn } = await import("./sign-in");
    const input = { login: "ida", password: "secret", next: null };
    expect(await inRequest(() => signIn(input))).toEqual(UNREACHABLE);
  });

  it("setting a password by a link says that it is", async () => {
    const { inOwnApi } = await import("./in-own-api");
    expect(await inRequest(() => inOwnApi(async () => ok(null)))).toEqual(UNREACHABLE);
  });
});
