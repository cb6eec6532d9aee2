import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authorizeLocation, locationId, teamMemberId, userId } from "@/lib/domain/ids";
import type { WorkingDayChange } from "@/lib/domain/schedule/working-day";
import { localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { pino } from "pino";
import { OUTBOX_FILE } from "./account-outbox";
import { compose } from "./compose";
import type { Composition } from "./compose";
import { parseEnv } from "./env";
import { databaseWorker } from "@/test-support/database-worker";
import { keepEmbeddedTemplate } from "@/test-support/memory-database";

const nord = authorizeLocation(locationId(4564));
const lakeside = authorizeLocation(locationId(4565));
const anna = teamMemberId(3001);
const folder = mkdtempSync(join(tmpdir(), "chairtime-"));
let composition: Composition;

beforeAll(async () => {
  await keepEmbeddedTemplate();
  const env = parseEnv({ DATA_DIR: folder, PORT: "0", CHAIRTIME_CLOCK: "2026-11-25T08:00:00Z" });
  composition = await compose(env, pino({ level: "silent" }), {
    file: databaseWorker(),
  });
});

afterAll(async () => {
  await composition.close();
  rmSync(folder, { recursive: true });
});

async function aPlanner(login = "manager@atelier.example", password = "manager-demo-pass") {
  const { clientFor, businessApiOf } = composition.container;
  const person = await clientFor(null).auth.login({ login, password });
  const client = clientFor(person.userToken);
  const planner = { location: nord, userId: userId(person.id), api: businessApiOf(client) };
  const hours = async (date: string) => {
    const day = localDateOf(date);
    const [found] = await client.schedule.list(nord, {
      period: { from: day, to: day },
      memberIds: [anna],
    });
    return { intervals: found?.intervals ?? [], dayOff: found?.dayOff ?? null };
  };
  const { changeSets } = composition.container;
  /** Changes days as they are now. */
  const apply = async (...changes: readonly WorkingDayChange[]) => {
    const seen = changes.map(async (change) => ({
      change,
      seen: { date: change.date, ...(await hours(change.date)) },
    }));
    return changeSets.apply(planner, { id: randomUUID(), changes: await Promise.all(seen) });
  };
  const saved = async (...changes: readonly WorkingDayChange[]): Promise<string> => {
    const outcome = await apply(...changes);
    if (!outcome.ok || outcome.value.kind !== "saved") throw new Error("refused");
    return outcome.value.changeSetId;
  };
  const undo = (undoes: string, location = nord) =>
    changeSets.undo({ ...planner, location }, { id: randomUUID(), undoes });
  return { apply, saved, undo, client, hours };
}

function aChange(date: string, from: number, to: number): WorkingDayChange {
  const intervals = [{ from: minuteOf(from), to: minuteOf(to) }];
  return { memberId: anna, date: localDateOf(date), intervals, dayOff: null };
}

describe("an edit of hours", () => {
  it("is a stored change set that undo takes back", async () => {
    const { saved, undo, hours } = await aPlanner();
    const before = await hours("2026-12-01");
    const id = await saved(aChange("2026-12-01", 600, 1080));
    expect((await hours("2026-12-01")).intervals).toEqual([{ from: 600, to: 1080 }]);
    expect(await undo(id)).toMatchObject({ ok: true, value: { kept: [] } });
    expect(await hours("2026-12-01")).toEqual(before);
  });

  it("keeps a kind of day off through undo", async () => {
    const { saved, undo, hours } = await aPlanner();
    const off = {
      memberId: anna,
      date: localDateOf("2026-12-02"),
      intervals: [],
      dayOff: "training",
    } as const;
    await saved(off);
    await undo(await saved(aChange("2026-12-02", 600, 660)));
    expect(await hours("2026-12-02")).toEqual({ intervals: [], dayOff: "training" });
  });

  it("is left alone by undo where it was changed since, and says by whom", async () => {
    const { saved, undo, hours } = await aPlanner();
    const first = await saved(aChange("2026-12-03", 600, 1080), aChange("2026-12-04", 600, 1080));
    await saved(aChange("2026-12-04", 660, 720));
    expect(await undo(first)).toMatchObject({
      value: {
        restored: [{ day: { date: "2026-12-03" } }],
        kept: [{ day: { date: "2026-12-04" }, by: { isYou: true, name: "Martin Seidel" } }],
      },
    });
    expect((await hours("2026-12-04")).intervals).toEqual([{ from: 660, to: 720 }]);
  });

  it("of impossible hours is refused before it is sent", async () => {
    const { apply } = await aPlanner();
    expect(await apply(aChange("2026-12-05", 600, 603))).toEqual({
      ok: false,
      error: { kind: "invalid_hours" },
    });
  });

  it("without the right changes nothing and throws the API's refusal", async () => {
    const { apply, hours } = await aPlanner("reception@atelier.example", "reception-demo-pass");
    const before = await hours("2026-12-08");
    await expect(apply(aChange("2026-12-08", 600, 660))).rejects.toMatchObject({
      name: "ApiError",
      kind: "forbidden",
    });
    expect(await hours("2026-12-08")).toEqual(before);
  });

  it("cannot be undone from another location", async () => {
    const { saved, undo, hours } = await aPlanner();
    const id = await saved(aChange("2026-12-09", 600, 660));
    expect(await undo(id, lakeside)).toEqual({ ok: false, error: { kind: "not_found" } });
    expect((await hours("2026-12-09")).intervals).toEqual([{ from: 600, to: 660 }]);
  });
});

describe("a session", () => {
  it("opens with its id, hides the API token and ends when revoked", async () => {
    const { signIns, clientFor } = composition.container;
    const login = { login: "owner@atelier.example", password: "owner-demo-pass" };
    const person = await clientFor(null).auth.login(login);
    const id = await signIns.start(person);
    expect(await signIns.find(id)).toMatchObject({ userToken: person.userToken });
    expect(await signIns.find(`${id}x`)).toBeNull();
    await signIns.end(id);
    expect(await signIns.find(id)).toBeNull();
  });
});

describe("a link to set a password", () => {
  it("names the port that the server listens on, which nobody knows before", async () => {
    composition.listensOn(43_210);
    await composition.container.clientFor(null).account.askReset("owner@atelier.example");
    const links = (): string => readFileSync(join(folder, OUTBOX_FILE), "utf8");
    await expect
      .poll(links, { timeout: 10_000 })
      .toMatch(/\thttp:\/\/[^\s:]+:43210\/password#\S+\n$/);
  });
});

describe("a second start", () => {
  it("on a folder in use is refused by name", async () => {
    const env = parseEnv({ DATA_DIR: folder });
    await expect(compose(env, pino({ level: "silent" }))).rejects.toThrow(/in use/);
  });
});
