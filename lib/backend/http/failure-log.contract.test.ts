import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi } from "./api-fixture";
import type { ApiFixture } from "./api-fixture";

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
