import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authorizeLocation, locationId, teamMemberId, userId } from "@/lib/domain/ids";
import type { WorkingDayChange } from "@/lib/domain/schedule/working-day";
import { localDateOf } from "@/lib/domain/time/local-date";
import { minuteOf } from "@/lib/domain/time/local-time";
import { pino } from "pino";
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
  const env = parseEnv({ DATA_DIR: folder, CHAIRTIME_CLOCK: "2026-11-25T08:00:00Z" });
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
  return { planner, client, hours };
}

function aChange(date: string, from: number, to: number): WorkingDayChange {
  const intervals = [{ from: minuteOf(from), to: minuteOf(to) }];
  return { memberId: anna, date: localDateOf(date), intervals, dayOff: null };
}

describe("an edit of hours", () => {
  it("is a stored change set that undo takes back", async () => {
    const { planner, hours } = await aPlanner();
    const { changeSets } = composition.container;
    const before = await hours("2026-12-01");
    const saved = await changeSets.apply(planner, [aChange("2026-12-01", 600, 1080)]);
    expect((await hours("2026-12-01")).intervals).toEqual([{ from: 600, to: 1080 }]);
    if (!saved.ok) throw new Error("refused");
    const undone = await changeSets.undo(planner, saved.value.changeSetId);
    expect(undone).toMatchObject({ ok: true, value: { kept: [] } });
    expect(await hours("2026-12-01")).toEqual(before);
  });

  it("keeps a kind of day off through undo", async () => {
    const { planner, hours } = await aPlanner();
    const { changeSets } = composition.container;
    const off = {
      memberId: anna,
      date: localDateOf("2026-12-02"),
      intervals: [],
      dayOff: "training",
    } as const;
    await changeSets.apply(planner, [off]);
    const saved = await changeSets.apply(planner, [aChange("2026-12-02", 600, 660)]);
    if (!saved.ok) throw new Error("refused");
    await changeSets.undo(planner, saved.value.changeSetId);
    expect(await hours("2026-12-02")).toEqual({ intervals: [], dayOff: "training" });
  });

  it("is left alone by undo where somebody changed the day since", async () => {
    const { planner, hours } = await aPlanner();
    const { changeSets } = composition.container;
    const first = await changeSets.apply(planner, [
      aChange("2026-12-03", 600, 1080),
      aChange("2026-12-04", 600, 1080),
    ]);
    await changeSets.apply(planner, [aChange("2026-12-04", 660, 720)]);
    if (!first.ok) throw new Error("refused");
    const undone = await changeSets.undo(planner, first.value.changeSetId);
    expect(undone).toMatchObject({
      value: { restored: [{ date: "2026-12-03" }], kept: [{ date: "2026-12-04" }] },
    });
    expect((await hours("2026-12-04")).intervals).toEqual([{ from: 660, to: 720 }]);
  });

  it("of impossible hours is refused before it is sent", async () => {
    const { planner } = await aPlanner();
    const change = aChange("2026-12-05", 600, 603);
    expect(await composition.container.changeSets.apply(planner, [change])).toEqual({
      ok: false,
      error: { kind: "invalid_hours" },
    });
  });

  it("without the right changes nothing and throws the API's refusal", async () => {
    const { planner, hours } = await aPlanner("reception@atelier.example", "reception-demo-pass");
    const before = await hours("2026-12-08");
    const change = aChange("2026-12-08", 600, 660);
    await expect(composition.container.changeSets.apply(planner, [change])).rejects.toMatchObject({
      name: "ApiError",
      kind: "forbidden",
    });
    expect(await hours("2026-12-08")).toEqual(before);
  });

  it("cannot be undone from another location", async () => {
    const { planner, hours } = await aPlanner();
    const { changeSets } = composition.container;
    const saved = await changeSets.apply(planner, [aChange("2026-12-09", 600, 660)]);
    if (!saved.ok) throw new Error("refused");
    const elsewhere = { ...planner, location: lakeside };
    const undone = await changeSets.undo(elsewhere, saved.value.changeSetId);
    expect(undone).toEqual({ ok: false, error: { kind: "not_found" } });
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

describe("a second start", () => {
  it("on a folder in use is refused by name", async () => {
    const env = parseEnv({ DATA_DIR: folder });
    await expect(compose(env, pino({ level: "silent" }))).rejects.toThrow(/in use/);
  });
});
