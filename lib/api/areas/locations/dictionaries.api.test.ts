import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locationId } from "@/lib/domain/ids";
import { openApi, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
  const place = (id: number, body: object) =>
    api.call("PUT", `/company/${id}`, { as: "owner", body });
  expect((await place(4564, { city_id: 12 })).status).toBe(200);
  expect((await place(4565, { country_id: 7, city_id: 181 })).status).toBe(200);
});
afterAll(() => api.close());

describe("GET /countries", () => {
  it("lists countries by title for a partner alone, in any language", async () => {
    const answer = await api.call("GET", "/countries");
    expect([answer.status, answer.json.meta.count]).toEqual([200, 249]);
    expect(rowsOf(answer)[0]).toEqual({ id: 4, title: "Afghanistan", iso: "AF", phone_code: "93" });
    const german = rowsOf(await api.call("GET", "/countries?lang=de-DE"));
    expect(german.find(({ iso }) => iso === "NP")).toMatchObject({ id: 524, phone_code: "977" });
    expect(german.find(({ iso }) => iso === "DE")).toMatchObject({ title: "Deutschland" });
  });

  it("has the number that a location has for its country", async () => {
    const [only, ...more] = rowsOf(await api.call("GET", "/countries?id=7"));
    expect(only).toMatchObject({ id: 7, iso: "US", title: "United States" });
    expect(more).toEqual([]);
  });

  it("refuses a language that is none", async () => {
    expect((await api.call("GET", "/countries?lang=no%20language")).status).toBe(422);
    expect((await api.call("GET", "/countries?lang=de-1")).status).toBe(422);
  });

  it("needs a partner", async () => {
    expect((await api.call("GET", "/countries", { headers: { authorization: "" } })).status).toBe(
      401,
    );
  });
});

describe("GET /cities", () => {
  it("lists the cities of the partner's locations, all or those of a country", async () => {
    expect(rowsOf(await api.call("GET", "/cities"))).toEqual([
      { id: 12, country_id: 276, title: "Berlin" },
      { id: 181, country_id: 7, title: "Chicago" },
    ]);
    expect(rowsOf(await api.call("GET", "/cities?country_id=7"))).toMatchObject([{ id: 181 }]);
  });

  it("tells no partner of locations that are not theirs", async () => {
    const caller = { partner: { id: 801, locationIds: [locationId(4564)] }, user: null };
    expect(await api.readAs(caller, "/cities")).toEqual([
      { id: 12, country_id: 276, title: "Berlin" },
    ]);
    expect(await api.readAs(caller, "/countries?id=7")).toEqual([]);
  });
});

describe("GET /references/business_groups_with_types", () => {
  it("lists groups with kinds that name their group", async () => {
    const answer = await api.call("GET", "/references/business_groups_with_types");
    expect(answer.status).toBe(200);
    const [beauty] = rowsOf(answer);
    expect(beauty).toMatchObject({
      id: 1,
      title: "Beauty",
      image: "",
      types: expect.arrayContaining([{ id: 25, title: "Spa", business_group_id: 1 }]),
    });
    const kinds = rowsOf(answer).flatMap(({ types }) => types as object[]); // a wrong guess fails
    expect(answer.json.meta.count).toBe(kinds.length);
  });
});
