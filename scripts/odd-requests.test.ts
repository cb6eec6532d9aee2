import { describe, expect, it } from "vitest";
import { oddRequests, seeded } from "./odd-requests.mjs";

const DESCRIPTION = {
  components: {
    schemas: {
      Client: {
        type: "object",
        properties: {
          name: { type: "string", example: "Anna" },
          tags: { type: "array", items: { type: "integer", minimum: 1, maximum: 9 } },
        },
        required: ["name"],
      },
    },
  },
};
const path = { name: "location_id", in: "path", schema: { type: "integer" } };
const query = { name: "force", in: "query", required: true, schema: { type: "boolean" } };
const schema = { $ref: "#/components/schemas/Client" };
const OPERATION = {
  parameters: [path, query],
  requestBody: { content: { "application/json": { schema } } },
};

function many(seed: number, count = 500) {
  const known = new Map([["location_id", [4564]]]);
  const odd = oddRequests(DESCRIPTION, known, seeded(seed));
  const one = { method: "post", template: "/clients/{location_id}", operation: OPERATION };
  return Array.from({ length: count }, () => odd(one));
}

describe("odd requests", () => {
  it("are the same for the same seed, and others for another", () => {
    expect(many(1)).toEqual(many(1));
    expect(many(2)).not.toEqual(many(1));
  });

  it("go to the named path with the method in capitals", () => {
    for (const request of many(3)) {
      expect(request.method).toBe("POST");
      expect(request.path).toMatch(/^\/clients\/[^/?]*\?force=/);
    }
  });

  it("are mostly what is asked for, and here and there not", () => {
    const all = many(4);
    const plain = all.filter((each) => each.path === "/clients/4564?force=true");
    expect(plain.length).toBeGreaterThan(100);
    const bodies = all.map(({ body }) => body);
    expect(bodies.filter((body) => body.startsWith('{"name":"Anna"')).length).toBeGreaterThan(200);
    expect(bodies.filter((body) => /"name":[^"]/.test(body)).length).toBeGreaterThan(0);
    expect(bodies).toContain("nonsense");
    const unlike = all.filter((each) => !each.path.startsWith("/clients/4564?"));
    expect(unlike.length).toBeGreaterThan(5);
  });
});

describe("a seeded generator", () => {
  it("stays from 0 to below 1 and spreads over it", () => {
    const random = seeded(7);
    const numbers = Array.from({ length: 1000 }, random);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    for (const tenth of Array.from({ length: 10 }, (_, index) => index)) {
      const inIt = numbers.filter((number) => Math.floor(number * 10) === tenth);
      expect(inIt.length).toBeGreaterThan(60);
    }
  });
});
