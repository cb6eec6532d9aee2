import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "@/lib/api/store/repositories";
import { openApi } from "@/test-support/api-fixture";
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
    const broken = await openApi({ standIn: withoutCommits });
    try {
      for (const [path, body] of WRITES) {
        const answer = await broken.call("POST", path, { as: "owner", body });
        expect([path, answer.status, answer.text]).toEqual([path, 500, expect.any(String)]);
      }
      expect(broken.logged).toEqual(
        WRITES.map(([path]) =>
          expect.objectContaining({ event: "failed", path: `/api/v1${path}` }),
        ),
      );
    } finally {
      await broken.close();
    }
  });
});

const WRITES = [
  ["/staff/4564", { name: "Nora Nie", specialization: "Barber" }],
  [
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
    "/user/invite/4564",
    { invites: [{ name: "Nora Nie", search: "nora@atelier.example", user_role: "worker" }] },
  ],
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
