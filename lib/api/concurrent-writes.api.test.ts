import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { anAppointment, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";
import { inRounds } from "@/test-support/proof-length";

const DATES = [1, 2, 3, 4, 5, 6].map((date) => `2027-02-0${date}`);

describe.each(inRounds(TEST_ENGINES))("writers at the same moment on $name", (engine) => {
  let api: ApiFixture;
  beforeAll(async () => {
    api = await openApi({ engine });
    // connections are opened at once: else the first writer is done before the others have theirs
    await Promise.all(Array.from({ length: 8 }, () => api.store.isReady()));
    const body = DATES.map((date) => workingDay(date, ["9:00", "18:00"]));
    const path = "/schedule/4564/3001/2027-02-01/2027-02-06";
    expect((await call("PUT", path, body)).status).toBe(201);
  });
  afterAll(() => api.close());

  const call = (method: string, path: string, body?: unknown) =>
    api.call(method, path, { as: "manager", body });
  const made = async (path: string, body: unknown) =>
    String(rowOf(await call("POST", path, body))["id"]);
  const statusesOf = async (calls: readonly Promise<{ readonly status: number }>[]) =>
    (await Promise.all(calls)).map(({ status }) => status).sort((a, b) => a - b);

  it.each([
    [
      "an appointment",
      204,
      async () =>
        `/record/4564/${await made("/records/4564", anAppointment({ datetime: "2027-02-01T09:00:00" }))}`,
    ],
    [
      "a client",
      204,
      async () =>
        `/client/4564/${await made("/clients/4564", { name: "C", phone: "+49500000001" })}`,
    ],
    [
      "a tag",
      202,
      async () => `/labels/4564/${await made("/labels/4564?title=VIP&color=%23ff2828", {})}`,
    ],
    [
      "a custom field",
      204,
      async () => {
        const field = { type: "text", code: "raced", title: "Raced" };
        return `/custom_fields/client/4564/${await made("/custom_fields/client/4564", field)}`;
      },
    ],
  ])("delete %s once, the others find nothing", async (_, deleted, pathOf) => {
    const path = await pathOf();
    const all = Array.from({ length: 4 }, () => call("DELETE", path));
    expect(await statusesOf(all)).toEqual([deleted, 404, 404, 404]);
  });

  it("swap the clients of two appointments", async () => {
    const clients = ["+49400000001", "+49400000002"].map((phone) => ({ phone, name: "Swapped" }));
    const [one, other] = clients;
    for (const date of DATES.slice(1)) {
      const [early, late] = [`${date}T10:00:00`, `${date}T11:00:00`];
      const ids = await Promise.all([
        made("/records/4564", anAppointment({ datetime: early, client: one })),
        made("/records/4564", anAppointment({ datetime: late, client: other })),
      ]);
      const statuses = await statusesOf([
        call("PUT", `/record/4564/${ids[0]}`, anAppointment({ datetime: early, client: other })),
        call("PUT", `/record/4564/${ids[1]}`, anAppointment({ datetime: late, client: one })),
      ]);
      expect(statuses).toEqual([201, 201]);
    }
  });

  it("change a client or find them deleted", async () => {
    for (const last of [1, 2, 3, 4]) {
      const body = { name: "Gone", phone: `+4950000010${last}` };
      const path = `/client/4564/${await made("/clients/4564", body)}`;
      const calls = [call("PUT", path, body), call("DELETE", path), call("PUT", path, body)];
      const statuses = await statusesOf(calls);
      expect(statuses.every((status) => [200, 204, 404].includes(status))).toBe(true);
      expect(statuses).toContain(204);
    }
  });

  it("add the same clients in bulk, each of them once", async () => {
    const items = ["+49600000001", "+49600000002"].map((phone) => ({ phone, name: "Bulk" }));
    const answers = await Promise.all([
      call("POST", "/clients/4564/bulk", items),
      call("POST", "/clients/4564/bulk", items.toReversed()),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const created = answers.flatMap((each) => rowOf(each)["created"] as unknown[]); // a list: 5.5
    expect(created).toHaveLength(2);
    expect(rowsOf(await call("GET", "/clients/4564?phone=4960000000"))).toHaveLength(2);
  });
});
