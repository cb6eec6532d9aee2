import { createHash } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { createAltegioClient } from "@/lib/client/altegio-client";
import type { AltegioClient } from "@/lib/client/altegio-client";
import type { Connection } from "@/lib/data/connection";
import { locationId, teamMemberId } from "@/lib/domain/ids";
import { instantOf } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import type { AccountMessage } from "@/lib/api/areas/users/account-outbox.port";
import { localDateOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import type { MailingTransport } from "@/lib/api/areas/mailings/transport.port";
import type { Store } from "@/lib/api/store/repositories";
import type { ReadModel } from "@/lib/api/platform/read-model";
import type { Access } from "@/lib/domain/salon/access";
import type { ChangeSetRepository } from "@/lib/planning/ports";
import { createApi } from "@/lib/api/api";
import type { ApiServer, Limits } from "@/lib/api/api";
import { IN_MEMORY } from "./test-engines";
import type { TestEngine } from "./test-engines";

/** Wednesday 2026-11-25, 9 in the morning at location 4564. */
const NOW = instantOf(Date.parse("2026-11-25T08:00:00Z"));
export const NORD = locationId(4564);
const PARTNER = "demo-partner-token";

export const LOGINS = {
  owner: "owner@atelier.example",
  manager: "manager@atelier.example",
  reception: "reception@atelier.example",
  anna: "anna@atelier.example",
} as const;

/** `limited` is the manager with the rights that a test gives them: `limits` or `limit`. */
export type Person = keyof typeof LOGINS | "limited";

export type RawCall = {
  /** Whose user token goes along; nobody's unless told. */
  readonly as?: Person | undefined;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly text?: BodyInit | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly remoteAddress?: string | undefined;
};

export type RawAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Envelope;
};

type Envelope = {
  readonly success: boolean;
  readonly data: unknown;
  readonly meta: {
    readonly message: string;
    readonly errors: Row;
    readonly conflict?: boolean;
    readonly count?: number;
    readonly total_count?: number;
  };
};

export type Row = Readonly<Record<string, unknown>>;

/** The items of an answer with a list. */
export function rowsOf(answer: RawAnswer): Row[] {
  if (!Array.isArray(answer.json.data)) throw new Error(`No list: ${answer.text}`);
  return answer.json.data as Row[]; // a wrong guess fails the test
}

/** The object of an answer. */
export function rowOf(answer: RawAnswer): Row {
  return answer.json.data as Row; // as above
}

export type ApiFixture = {
  readonly store: Store;
  readonly changeSets: ChangeSetRepository;
  readonly logged: readonly object[];
  /** Links to set passwords, as they were sent. */
  readonly links: readonly AccountMessage[];
  /** Sets the API's clock, which stands still at NOW until then. */
  readonly setClock: (now: Instant) => void;
  readonly fetch: ApiServer["fetch"];
  readonly readAs: ApiServer["readAs"];
  readonly routes: ApiServer["routes"];
  /** Gives the person `limited` these rights instead of those that they had. */
  readonly limit: (limits: Partial<Access>) => void;
  readonly client: (person: Person) => AltegioClient;
  readonly call: (method: string, path: string, options?: RawCall) => Promise<RawAnswer>;
  readonly close: () => Promise<void>;
};

type Options = {
  readonly rateLimit?: boolean;
  /** Limits of calls, which then are on. */
  readonly paces?: Partial<Limits>;
  readonly limits?: Partial<Access>;
  readonly transport?: MailingTransport;
  /** The engine below; PGlite in memory unless told. */
  readonly engine?: TestEngine;
  /** Shows the connection, before anything is read, to a test that counts queries or looks at all rows. */
  readonly onConnected?: (connection: Connection) => void;
  /** Takes the place of Argon2 in a test that counts or holds hashes. */
  readonly verifyPassword?: (hash: string, password: string) => Promise<boolean>;
  /** Puts another store in the place of the API's. */
  readonly standIn?: (store: Store) => Store;
};

/** The whole API on the demo salon in memory, its clock pinned to NOW. */
export async function openApi(options: Options = {}): Promise<ApiFixture> {
  const { engine = IN_MEMORY, standIn = (same) => same } = options;
  const opened = await engine.openDemo(NOW, options.onConnected);
  const logged: object[] = [];
  const links: AccountMessage[] = [];
  let now = NOW;
  const clock = () => now;
  let tokens = 0;
  let limits = options.limits ?? {};
  const store = withLimitedManager(standIn(opened.store), () => limits);
  const api = createApi({
    store,
    clock,
    verifyPassword: options.verifyPassword ?? verify,
    hashPassword: (password) => hash(password),
    sendLink: async (message) => void links.push(message),
    log: (entry) => logged.push(entry),
    rateLimit: options.rateLimit ?? options.paces !== undefined,
    ...(options.paces && { limits: options.paces }),
    newToken: () => `new-token-${(tokens += 1)}`,
    ...(options.transport && { transport: options.transport }),
  });
  for (const [person, login] of Object.entries(LOGINS)) {
    await giveToken(opened.store, login, tokenOf(person));
  }
  const call: ApiFixture["call"] = async (method, path, raw = {}) => {
    const env = raw.remoteAddress === undefined ? {} : { remoteAddress: raw.remoteAddress };
    return readAnswer(await api.fetch(requestOf(method, path, raw), env));
  };
  return {
    store,
    changeSets: opened.changeSets,
    logged,
    links,
    setClock: (to) => {
      now = to;
    },
    fetch: api.fetch,
    readAs: api.readAs,
    routes: api.routes,
    limit: (changed) => {
      limits = changed;
    },
    call,
    client: (person) =>
      createAltegioClient({
        fetch: (request, door) => api.fetch(request, door ? { door } : {}),
        baseUrl: "http://api.test/api/v1",
        partnerToken: PARTNER,
        userToken: tokenOf(person),
      }),
    close: () => opened.close(),
  };
}

function requestOf(...[method, path, raw = {}]: Parameters<ApiFixture["call"]>): Request {
  const body = raw.text ?? (raw.body === undefined ? null : JSON.stringify(raw.body));
  const user = raw.as ? `, User ${tokenOf(raw.as)}` : "";
  return new Request(`http://api.test${pathOf(path)}`, {
    method,
    headers: { authorization: `Bearer ${PARTNER}${user}`, ...raw.headers },
    body,
    ...(body instanceof ReadableStream && { duplex: "half" }),
  });
}

function pathOf(path: string): string {
  return path.startsWith("/api/") ? path : `/api/v1${path}`;
}

function tokenOf(person: string): string {
  return `token-of-${person}`;
}

async function giveToken(store: Store, login: string, token: string): Promise<void> {
  const known = await store.auth.credentialsByLogin(login);
  if (!known) throw new Error(`No login ${login}`);
  const asked = { now: NOW, partnerId: 801 };
  await store.auth.addUserToken(known.user.id, sha256(token), asked);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The demo salon has nobody with these limits: one more token stands for a changed manager. */
function withLimitedManager(store: Store, limits: () => Partial<Access>): Store {
  const { readModel } = store;
  const limited = sha256(tokenOf("limited"));
  const userByTokenHash: ReadModel["userByTokenHash"] = async (hash) => {
    if (hash !== limited) return readModel.userByTokenHash(hash);
    const user = await readModel.userByTokenHash(sha256(tokenOf("manager")));
    return user && { ...user, access: user.access.map((access) => ({ ...access, ...limits() })) };
  };
  const changed: ReadModel = new Proxy(readModel, {
    get: (target, key) => {
      if (key === "userByTokenHash") return userByTokenHash;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  return new Proxy(store, {
    get: (target, key) =>
      key === "readModel" ? changed : (Reflect.get(target, key, target) as unknown),
  });
}

async function readAnswer(response: Response): Promise<RawAnswer> {
  const text = await response.text();
  const json = (text.startsWith("{") ? JSON.parse(text) : null) as Envelope; // a wrong guess fails the test
  return { status: response.status, headers: response.headers, text, json };
}

/** A date that is known to be right. */
export const day: (text: string) => LocalDate = localDateOf;

/** A member of the demo salon. */
export const member = teamMemberId;

/** A working day on the wire. */
export function workingDay(date: string, ...slots: (readonly [from: string, to: string])[]) {
  return { date, is_working: true, slots: slots.map(([from, to]) => ({ from, to })) };
}

/** The body of a plain appointment: member 3001, "Dry cut", half an hour. */
export function anAppointment(overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    staff_id: 3001,
    services: [{ id: 502 }],
    client: { phone: "+49 30 7777 001", name: "Test Client" },
    datetime: "2026-12-01T09:00:00",
    seance_length: 1800,
    ...overrides,
  };
}
