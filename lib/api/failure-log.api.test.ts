import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "@/lib/api/store/repositories";
import { anAppointment, openApi, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi({
    transport: {
      // PostgreSQL keeps no zero in a text
      take: (location, message, outbox) =>
        outbox.add(location, { ...message, text: `${message.text}\0` }),
    },
  });
});
afterAll(() => api.close());

describe("the log of a failure", () => {
  it("holds neither the phone nor the code of a query that failed", async () => {
    const body = { phone: "+49 30 777 666 555" };
    const answer = await api.call("POST", "/book_code/4564", { body });
    expect(answer.status).toBe(500);
    const failed = api.logged.filter((entry) => "event" in entry && entry.event === "failed");
    expect(failed).toEqual([
      expect.objectContaining({
        path: "/api/v1/book_code/4564",
        message: expect.stringMatching(/^Failed query: insert into "messages"/),
        stack: expect.stringContaining(" at "),
      }),
    ]);
    expect(JSON.stringify(failed)).not.toMatch(/4930777666555|your code is/);
  });
});

describe("the log of a write whose commit fails", () => {
  it("does not say that it was done", async () => {
    expect(new Set(WRITES.map(([method, path]) => `${method} ${path}`)).size).toBe(WRITES.length);
    const broken = await openApi({ standIn: withoutCommits });
    try {
      for (const [method, path, body] of WRITES) {
        const answer = await broken.call(method, path, { as: "owner", body });
        expect([path, answer.status, answer.text]).toEqual([path, 500, expect.any(String)]);
      }
      expect(broken.logged).toEqual(
        WRITES.map(([method, path]) =>
          expect.objectContaining({ event: "failed", method, path: `/api/v1${path}` }),
        ),
      );
    } finally {
      await broken.close();
    }
  });
});

const WRITES = [
  ["POST", "/staff/4564", { name: "Nora Nie", specialization: "Barber" }],
  [
    "POST",
    "/company/4564/staff/quick",
    {
      name: "Nora Nie",
      specialization: "Barber",
      position_id: 0,
      phone_number: "",
      user_email: "",
      user_phone: "",
      is_user_invite: false,
    },
  ],
  [
    "POST",
    "/user/invite/4564",
    { invites: [{ name: "Nora Nie", search: "nora@atelier.example", user_role: "worker" }] },
  ],
  ["PUT", "/company/4564", { title: "Atelier" }],
  ["DELETE", "/company/4564", undefined],
  ["POST", "/companies", { title: "Third", address: "1 Long Street" }],
  ["PATCH", "/company/4564/settings/timetable", { record_type: 1 }],
  ["POST", "/services/4564", { title: "Moustache trim", category_id: 41 }],
  ["DELETE", "/services/4564/504", undefined],
  ["POST", "/service_categories/4564", { title: "Beards" }],
  ["POST", "/clients/4564", { name: "Nora", phone: "4930111222333" }],
  ["PUT", "/client/4564/9001", { name: "Nora", phone: "4930111222333" }],
  ["POST", "/clients/4564/bulk", [{ name: "Nora", phone: "4930111222333" }]],
  ["DELETE", "/client/4564/9003", undefined],
  ["POST", "/clients/4564/clients/9003/comments", { text: "Called" }],
  ["POST", "/labels/4564", { title: "Regular", color: "#123456" }],
  ["POST", "/custom_fields/client/4564", { type: "text", code: "shoe", title: "Shoe" }],
  [
    "PUT",
    "/schedule/4564/3001/2027-03-01/2027-03-01",
    [workingDay("2027-03-01", ["9:00", "18:00"])],
  ],
  ["POST", "/records/4564", anAppointment({ save_if_busy: true })],
  ["POST", "/comments/4564/3001", { mark: 5, text: "Very kind", name: "Ana Lopez" }],
  [
    "POST",
    "/activity/4564",
    {
      date: "2027-03-01 09:00",
      service_id: 509,
      staff_id: 3001,
      length: 3600,
      capacity: 2,
      force: true,
    },
  ],
  ["DELETE", "/activity/4564/801", undefined],
  ["PATCH", "/company/4564/settings/online", { any_master: false }],
  ["POST", "/company/4564/booking_forms", { title: "Widget" }],
  ["POST", "/sms/clients/by_id/4564", { client_ids: [9001], text: "We close at noon" }],
  [
    "POST",
    "/notification_settings/4564/users/7001",
    { notification_types: [{ type: "license_expire", channels: { push: 0 } }] },
  ],
  ["POST", "/hooks_settings/4564", { urls: ["https://example.com/hook"], active: 1 }],
] as const;

/** A store that does all the work of a transaction and then takes it back. */
function withoutCommits(store: Store): Store {
  const transaction: Store["transaction"] = (location, work) =>
    store.transaction(location, async (repositories) => {
      await work(repositories);
      throw new Error("The commit failed");
    });
  return { ...store, transaction };
}
