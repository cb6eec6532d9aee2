import { expect, test } from "@playwright/test";
import { signIn, spawnServer, temporaryFolder } from "../scripts/spawn-server.mjs";
import { openWebhookReceiver, signatureFor } from "./webhook-receiver";

const CLOCK = { CHAIRTIME_CLOCK: "2026-11-25T08:00:00Z" };
const TO_LOOPBACK = { ...CLOCK, CHAIRTIME_WEBHOOKS_TO_LOOPBACK: "on" };
const DATE = "2026-12-08";

test.describe.configure({ timeout: 120_000 }); // they wait for real seconds

let folder: ReturnType<typeof temporaryFolder>;
let receiver: Awaited<ReturnType<typeof openWebhookReceiver>>;
let server: Awaited<ReturnType<typeof spawnServer>>;
let headers: Record<string, string>;

test.beforeEach(async () => {
  folder = temporaryFolder();
  receiver = await openWebhookReceiver();
});
test.afterEach(async () => {
  await server.stop("SIGKILL");
  await receiver.close();
  folder.remove();
});

async function start(variables: Record<string, string>): Promise<void> {
  server = await spawnServer({ DATA_DIR: folder.path, ...variables });
  headers = await signIn(server.url, "owner@atelier.example", "owner-demo-pass");
}

async function call(method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(300);
  if (text === "") return null;
  return (JSON.parse(text) as { data: unknown }).data; // the envelope of every answer
}

/** Answers the secret of the signatures. */
async function sendTo(location: number, path: string): Promise<string> {
  const saved = await call("POST", `/hooks_settings/${location}`, {
    urls: [receiver.url + path],
    active: 1,
    master: 1,
    record: 1,
    self_sending: 1,
  });
  return (saved as { secret: string }).secret;
}

async function changeHours(location: number, member: number, date = DATE): Promise<void> {
  const day = { date, is_working: true, slots: [{ from: "09:00", to: "20:00" }] };
  await call("PUT", `/schedule/${location}/${member}/${date}/${date}`, [day]);
}

const ofHours = (location: number, member: number) => ({
  company_id: location,
  resource: "schedule",
  resource_id: member,
  status: "update",
  data: [],
});

test("hours and an appointment are told about 5 s later, signed, as the API shows them", async () => {
  await start(TO_LOOPBACK);
  const secret = await sendTo(4564, "/hooks");
  const changedAt = performance.now();
  await changeHours(4564, 3001);
  const made = await call("POST", "/records/4564", {
    staff_id: 3001,
    services: [{ id: 502 }],
    client: { phone: "+49 30 7777 001", name: "Nora Größe" },
    datetime: `${DATE}T18:00:00`,
    seance_length: 1800,
    save_if_busy: true,
  });
  const { id } = made as { id: number };
  await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(2);
  const [hours, record] = ["schedule", "record"].map((resource) =>
    receiver.received.find(({ message }) => message.resource === resource),
  );
  expect(hours?.message).toEqual(ofHours(4564, 3001));
  expect(record?.message).toEqual({
    company_id: 4564,
    resource: "record",
    resource_id: id,
    status: "create",
    data: await call("GET", `/record/4564/${id}`),
  });
  for (const { path, headers: sent, text, at } of receiver.received) {
    expect(path).toBe("/hooks");
    expect(sent["content-type"]).toContain("application/json");
    expect(sent["x-chairtime-signature"]).toBe(signatureFor(text, secret));
    expect(at - changedAt).toBeGreaterThan(4500);
    expect(at - changedAt).toBeLessThan(10_000);
  }
});

test("a silent receiver is given up after 15 s and delays nobody, a redirect is not followed", async () => {
  await start(TO_LOOPBACK);
  await sendTo(4564, "/silent");
  await sendTo(4565, "/moved");
  await sendTo(4566, "/hooks");
  for (let day = 1; day <= 9; day += 1) await changeHours(4564, 3001, `2026-12-0${day}`);
  for (const member of [3002, 3003, 3004, 3005]) await changeHours(4564, member);
  await changeHours(4565, 3101);
  const changedAt = performance.now();
  await changeHours(4566, 3201);
  await expect.poll(() => receiver.at("/hooks").length, { timeout: 15_000 }).toBe(1);
  const [told] = receiver.at("/hooks");
  expect(told?.message).toEqual(ofHours(4566, 3201));
  expect((told?.at ?? 0) - changedAt).toBeLessThan(10_000);
  expect(receiver.at("/moved")).toHaveLength(1);
  const silent = receiver.at("/silent");
  expect(silent).toHaveLength(13);
  const waited = () => silent.map(({ at, endedAt }) => (endedAt ?? 0) - at);
  await expect.poll(() => Math.min(...waited()), { timeout: 20_000 }).toBeGreaterThan(14_000);
  expect(Math.max(...waited())).toBeLessThan(17_000);
  expect(receiver.at("/silent")).toHaveLength(13); // never again
  expect(receiver.at("/target")).toEqual([]);
});

test("this machine is no receiver without the switch", async () => {
  await start({ ...CLOCK, LOG_LEVEL: "info" });
  await sendTo(4564, "/hooks");
  await changeHours(4564, 3001);
  await expect.poll(() => server.output(), { timeout: 15_000 }).toContain("webhook not delivered");
  expect(server.output()).toContain("no address of the public internet");
  expect(receiver.received).toEqual([]);
});

test("what is not delivered when the server stops is delivered after the next start", async () => {
  await start(TO_LOOPBACK);
  await sendTo(4564, "/hooks");
  receiver.state.isSilent = true;
  await changeHours(4564, 3001);
  await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBe(1);
  await changeHours(4564, 3002); // waits for its 5 s
  const stoppedAt = performance.now();
  expect(await server.stop("SIGTERM")).toBe(0);
  expect(performance.now() - stoppedAt).toBeLessThan(6000);
  expect(receiver.received).toHaveLength(1);
  receiver.state.isSilent = false;
  await start(TO_LOOPBACK);
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(3);
  const [cut, ...later] = receiver.received;
  const sent = later.map(({ message }) => message); // both are due: in either order
  expect(sent).toEqual(expect.arrayContaining([ofHours(4564, 3001), ofHours(4564, 3002)]));
  expect(later.map(({ text }) => text)).toContain(cut?.text);
  expect(await server.stop("SIGTERM")).toBe(0);
  expect(receiver.received).toHaveLength(3);
});
