import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chainClientsSchema } from "./chains.contract";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, RawAnswer } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi({ limits: { grants: [] } });
});
afterAll(() => api.close());

const get = (path: string, as?: Person) => api.call("GET", path, { as });
const clientsOf = (answer: RawAnswer) => chainClientsSchema.parse(answer.json.data).clients;

describe("GET /groups", () => {
  it("lists the chains of one's locations with those locations", async () => {
    const mine = await get("/groups", "manager");
    expect([mine.status, mine.json.meta]).toEqual([200, []]);
    expect(rowsOf(mine)).toEqual([
      {
        id: 900,
        title: "Atelier",
        companies: [
          { id: 4564, title: "Atelier Nord" },
          { id: 4565, title: "Atelier Lakeside" },
        ],
      },
    ]);
    expect((await get("/chains/", "manager")).text).toBe(mine.text);
    const [annas] = rowsOf(await get("/groups", "anna"));
    expect(annas).toMatchObject({ companies: [{ id: 4564 }] });
  });

  it("needs a user", async () => {
    expect((await get("/groups")).status).toBe(401);
    expect((await api.call("POST", "/groups", { as: "owner" })).status).toBe(405);
  });
});

describe("GET /group/{chain}/clients", () => {
  it("finds clients by phone, however it is written", async () => {
    const found = await get("/group/900/clients?phone=%2B49%20(30)%20555-0042", "reception");
    expect([found.status, found.json.meta]).toEqual([200, []]);
    expect(rowOf(found)).toEqual({
      id: 900,
      title: "Atelier",
      clients: [
        {
          id: 9042,
          company_id: 4564,
          name: expect.any(String),
          phone: "49305550042",
          email: expect.any(String),
        },
      ],
    });
    expect(clientsOf(await get("/group/900/clients?phone=4930999999", "owner"))).toEqual([]);
  });

  it("stays inside one's locations, and hides phones from who may not see them", async () => {
    const patan = "/group/900/clients?phone=97715550001";
    expect(clientsOf(await get(patan, "owner"))).toMatchObject([{ id: 9301, company_id: 4566 }]);
    expect(clientsOf(await get(patan, "manager"))).toEqual([]);
    const hidden = await get("/group/900/clients?phone=49305550042", "limited");
    expect(clientsOf(hidden)).toMatchObject([{ id: 9042, phone: "", email: "" }]);
  });

  it("leaves out deleted clients", async () => {
    const find = () => get("/group/900/clients?phone=49305550077", "owner");
    expect(clientsOf(await find())).toMatchObject([{ id: 9077, company_id: 4564 }]);
    const deleted = await api.call("DELETE", "/client/4564/9077", { as: "owner" });
    expect(deleted.status).toBe(204);
    expect(clientsOf(await find())).toEqual([]);
  });

  it("refuses what it must", async () => {
    const path = "/group/900/clients?phone=49305550042";
    expect((await get(path)).status).toBe(401);
    expect((await get(path, "anna")).status).toBe(403);
    expect((await get("/group/901/clients?phone=49305550042", "owner")).status).toBe(404);
    expect((await get("/group/x/clients?phone=49305550042", "owner")).status).toBe(404);
    expect((await get("/group/900/clients", "owner")).status).toBe(422);
    for (const phone of ["12", "4930555004212345", "0049305550042123456"]) {
      const answer = await get(`/group/900/clients?phone=${phone}`, "owner");
      expect([answer.status, answer.json.meta.errors]).toEqual([
        422,
        { phone: ["must be a phone number of 5 to 15 digits"] },
      ]);
    }
  });
});
