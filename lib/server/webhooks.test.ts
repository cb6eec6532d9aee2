import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAppointment, openApi, rowOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, Person } from "@/test-support/api-fixture";
import { startWebhookDelivery } from "@/lib/api/areas/webhooks/webhook-delivery.usecases";
import { signatureOf } from "@/lib/api/areas/webhooks/webhook-delivery.rules";
import type { WebhookDelivery } from "@/lib/api/areas/webhooks/webhooks.port";
import { openReceiver } from "@/test-support/webhook-receiver";
import { createWebhookSender } from "./webhook-sender";

type Message = {
  readonly company_id: number;
  readonly resource: string;
  readonly resource_id: number;
  readonly status: string;
  readonly data: unknown;
};

let api: ApiFixture;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
let delivery: WebhookDelivery;
let tick: () => void;
let isEnded: boolean;
let secret: string;

beforeEach(async () => {
  api = await openApi();
  receiver = await openReceiver(({ path }) =>
    path === "/silent" ? "nothing" : { status: path === "/broken" ? 500 : 200 },
  );
  isEnded = false;
  delivery = startWebhookDelivery({
    store: api.store,
    read: api.readAs,
    send: createWebhookSender({ allowsLoopback: true }),
    log: (entry) => Reflect.apply(Array.prototype.push, api.logged, [entry]),
    delay: 0,
    every: (_ms, work) => {
      tick = work;
      return () => {
        isEnded = true;
      };
    },
  });
  await set({});
});
afterEach(async () => {
  await delivery.stop();
  await receiver.close();
  await api.close();
});

async function set(over: object, as: Person = "owner"): Promise<void> {
  const all = ["salon", "service", "service_category", "master", "client", "record"];
  const body = {
    urls: [`${receiver.url}/hooks`],
    active: 1,
    ...Object.fromEntries(all.map((name) => [name, 1])),
    ...over,
  };
  const saved = await api.call("POST", "/hooks_settings/4564", { as, body });
  expect(saved.status).toBe(201);
  secret = String(rowOf(saved)["secret"]);
}

async function delivered(): Promise<Message[]> {
  const before = receiver.received.length;
  while ((await delivery.look()) > 0); // until nothing is due
  await delivery.settle();
  return receiver.received.slice(before).map(({ body }) => JSON.parse(body) as Message); // checked below
}

const write = async (method: string, path: string, body?: object, as: Person = "manager") => {
  const answer = await api.call(method, path, { as, body });
  expect(answer.status).toBeLessThan(300);
  return answer;
};
const seenByOwner = async (path: string) =>
  (await api.call("GET", path, { as: "owner" })).json.data;

describe("a webhook", () => {
  it("tells of a client what the GET answers, signed with the secret", async () => {
    const made = await write("POST", "/clients/4564", { name: "Nora New", phone: "49301234567" });
    const id = Number(rowOf(made)["id"]);
    const data = await seenByOwner(`/client/4564/${id}`);
    expect(data).toMatchObject({ id, name: "Nora New" });
    const about = { company_id: 4564, resource: "client", resource_id: id };
    expect(await delivered()).toEqual([{ ...about, status: "create", data }]);
    const [one] = receiver.received;
    expect(one).toMatchObject({ method: "POST", path: "/hooks" });
    expect(one?.headers["content-type"]).toContain("application/json");
    expect(one?.headers["x-chairtime-signature"]).toBe(signatureOf(one?.body ?? "", secret));
    expect(secret.length).toBeGreaterThan(40);
    await write("DELETE", `/client/4564/${id}`);
    expect(await delivered()).toEqual([{ ...about, status: "delete", data: { id } }]);
  });

  it("tells of members, services, categories and the location", async () => {
    await write("PUT", "/staff/4564/3001", {
      name: "Anna Berg",
      specialization: "Colour",
      fired: 0,
    });
    await write("PATCH", "/services/4564/501", { comment: "Changed" });
    await write("PUT", "/company/4564", { city: "Potsdam" });
    const made = await write("POST", "/service_categories/4564", { title: "New category" });
    const category = Number(rowOf(made)["id"]);
    const messages = await delivered();
    const expected = [
      ["staff", 3001, "update", "/company/4564/staff/3001"],
      ["service", 501, "update", "/company/4564/services/501"],
      ["salon", 4564, "update", "/company/4564"],
      ["service_category", category, "create", `/service_category/4564/${category}`],
    ] as const;
    for (const [resource, id, status, path] of expected) {
      const data = await seenByOwner(path);
      expect(data).not.toBeNull();
      const found = messages.filter((each) => each.resource === resource);
      expect(found).toEqual([{ company_id: 4564, resource, resource_id: id, status, data }]);
    }
  });

  it("tells of a schedule only whose it is", async () => {
    const body = [workingDay("2027-02-01", ["9:00", "20:00"])];
    await write("PUT", "/schedule/4564/3001/2027-02-01/2027-02-01", body);
    expect(await delivered()).toEqual([
      { company_id: 4564, resource: "schedule", resource_id: 3001, status: "update", data: [] },
    ]);
  });

  it("tells of an appointment and of its client", async () => {
    const body = anAppointment({ datetime: "2027-02-01T10:00:00", save_if_busy: true });
    const id = Number(rowOf(await write("POST", "/records/4564", body))["id"]);
    const messages = await delivered();
    expect(messages.map(({ resource, status }) => `${resource} ${status}`).sort()).toEqual([
      "client create",
      "record create",
    ]);
    const read = await api.call("GET", `/record/4564/${id}`, { as: "owner" });
    const data = read.status === 200 ? read.json.data : { id };
    expect(messages.find(({ resource }) => resource === "record")).toMatchObject({
      resource_id: id,
      data,
    });
  });

  it("tells of the seats that go with an event", async () => {
    const body = {
      staff_id: 3001,
      service_id: 507,
      date: "2027-02-03 10:00:00",
      durationSeconds: 3600,
      capacity: 5,
      force: true,
    };
    const event = Number(rowOf(await write("POST", "/activity/4564", body))["id"]);
    const seat = anAppointment({ activity_id: event, datetime: "2027-02-03T10:00:00" });
    const { services: _own, ...booking } = seat;
    const made = await api.call("POST", "/records/4564", { as: "manager", body: booking });
    expect([made.status, made.json.meta]).toEqual([201, []]);
    const id = Number(rowOf(made)["id"]);
    await delivered();
    await write("DELETE", `/activity/4564/${event}`);
    const told = await delivered();
    expect(told).toMatchObject([{ resource: "record", resource_id: id, status: "delete" }]);
  });

  it("keeps silent about what its owner changes through the same application", async () => {
    const body = [workingDay("2027-02-02", ["9:00", "20:00"])];
    const path = "/schedule/4564/3001/2027-02-02/2027-02-02";
    await write("PUT", path, body, "owner");
    expect(await delivered()).toEqual([]);
    await set({ self_sending: 1 });
    await write("PUT", path, body, "owner");
    expect(await delivered()).toHaveLength(1);
  });

  it("shows what its owner may see, and nothing once they have left", async () => {
    await set({}, "manager");
    await write("PUT", "/company/4564", { city: "Potsdam" }, "owner");
    expect(await delivered()).toHaveLength(1);
    await write("DELETE", "/company/4564/users/7002", undefined, "owner");
    await write("PUT", "/company/4564", { city: "Berlin" }, "owner");
    expect(await delivered()).toEqual([]);
    expect(api.logged).toContainEqual(
      expect.objectContaining({ event: "webhook not delivered", resource: "salon" }),
    );
  });

  it("goes to every address, is not tried again, and one failure is no other's", async () => {
    const closed = "http://127.0.0.1:9/closed";
    await set({ urls: [`${receiver.url}/broken`, closed, `${receiver.url}/hooks`] });
    await write("PUT", "/company/4564", { city: "Potsdam" });
    expect(await delivered()).toHaveLength(2);
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(["/broken", "/hooks"]);
    expect(await delivered()).toEqual([]);
    const failures = api.logged.filter(
      (entry) => "event" in entry && entry.event === "webhook not delivered",
    );
    expect(failures).toHaveLength(2);
    expect(JSON.stringify(failures)).not.toContain("/closed");
  });

  it("is sent by the timer, and not after the end", async () => {
    await write("PUT", "/company/4564", { city: "Potsdam" });
    tick();
    await expect.poll(() => receiver.received.length).toBe(1);
    await delivery.stop();
    expect(isEnded).toBe(true);
    await write("PUT", "/company/4564", { city: "Berlin" });
    tick();
    expect(await delivery.look()).toBe(0);
    expect(receiver.received).toHaveLength(1);
    expect(await api.store.webhooks.claimDue(0, 10)).toHaveLength(1);
  });

  it("that is cut off at the end waits for the next start, where it did not arrive", async () => {
    const urls = [`${receiver.url}/hooks`, `${receiver.url}/broken`, `${receiver.url}/silent`];
    await set({ urls });
    await write("PUT", "/company/4564", { city: "Potsdam" });
    expect(await delivery.look()).toBe(1);
    await expect.poll(() => receiver.received.length).toBe(3);
    const startedAt = performance.now();
    await delivery.stop();
    expect(performance.now() - startedAt).toBeLessThan(5000);
    const due = await api.store.webhooks.claimDue(0, 10);
    expect(due).toMatchObject([
      { change: { resource: "salon", status: "update" }, settings: { urls: [urls[2]] } },
    ]);
  });

  it("of a declined write is none", async () => {
    const body = anAppointment({ staff_id: 99_999 });
    expect((await api.call("POST", "/records/4564", { as: "manager", body })).status).toBe(404);
    expect(await delivered()).toEqual([]);
  });
});
