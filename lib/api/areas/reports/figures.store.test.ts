import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serviceId, userId } from "@/lib/domain/ids";
import type { OpenStore } from "@/lib/api/store/open-store";
import { ANNA, BEN, LAKESIDE, NORD, NOW, anAppointment, at } from "@/test-support/builders";
import { TEST_ENGINES } from "@/test-support/test-engines";

const DAY = { from: at("2027-02-28T23:00:00Z"), to: at("2027-03-01T23:00:00Z") };
const LATER = at("2028-01-01T00:00:00Z");
const ANYBODY = { memberIds: [ANNA, BEN], createdBy: null };

const line = (cost: number) => ({
  id: serviceId(501),
  title: "Cut",
  firstCost: cost,
  discount: 0,
  cost,
  amount: 1,
});

describe.each(TEST_ENGINES)("figures on $name", ({ openDemo }) => {
  let opened: OpenStore;
  const figures = () => opened.store.figures;
  let ids: number[];

  beforeAll(async () => {
    opened = await openDemo(NOW);
    const { clients, appointments } = opened.store;
    const known = await clients.add(NORD, { name: "A", phone: "4915551", email: "" });
    const silent = await clients.add(NORD, { name: "B", phone: "", email: "" });
    const add = (over: Parameters<typeof anAppointment>[0]) =>
      appointments.add(NORD, anAppointment(over));
    const first = await add({
      clientId: known.id,
      attendance: "arrived",
      services: [line(10.1), line(20.2)],
      isOnline: true,
      createdBy: null,
    });
    const late = await add({ startsAt: at("2027-03-01T22:30:00Z"), clientId: silent.id });
    const before = await add({ startsAt: at("2027-02-28T22:30:00Z"), clientId: known.id });
    const missed = await add({
      startsAt: at("2027-01-10T10:00:00Z"),
      clientId: known.id,
      attendance: "missed",
    });
    await add({ startsAt: at("2027-03-01T23:00:00Z") }); // the next day
    const gone = await add({ memberId: BEN, startsAt: at("2027-03-01T12:00:00Z") });
    await appointments.markDeleted(NORD, gone.id, NOW);
    ids = [first.id, late.id, before.id, missed.id, silent.id];
  });
  afterAll(() => opened.close());

  test("bookings come by start, those that reach into the span too, each with its sums", async () => {
    const [first, late, before, , silent] = ids;
    const found = await figures().bookings(NORD, ANYBODY, DAY);
    expect(found.map(({ id }) => id)).toEqual([before, first, late]);
    expect(found[1]).toEqual({
      id: first,
      memberId: ANNA,
      startsAt: at("2027-03-01T09:00:00Z"),
      attendance: "arrived",
      isOnline: true,
      eventId: 0,
      createdBy: null,
      client: "4915551",
      services: 2,
      cost: 30.3,
    });
    expect(found[2]).toMatchObject({ client: `id ${silent}`, services: 0, cost: 0 });
  });

  test("bookings are those of the members, and of who entered them", async () => {
    const count = async (selection: Parameters<OpenStore["store"]["figures"]["bookings"]>[1]) =>
      (await figures().bookings(NORD, selection, DAY)).length;
    expect(await count({ memberIds: [BEN], createdBy: null })).toBe(0);
    expect(await count({ memberIds: [], createdBy: null })).toBe(0);
    expect(await count({ memberIds: [ANNA], createdBy: userId(7003) })).toBe(2);
    expect(await figures().bookings(LAKESIDE, ANYBODY, DAY)).toEqual([]);
  });

  test("visits of clients of one phone are joined; missed appointments are none", async () => {
    const silent = ids[4];
    const visits = await figures().clientVisits(NORD, ANYBODY, LATER);
    const of = (client: string) => visits.find((each) => each.client === client);
    expect(of("4915551")).toEqual({
      client: "4915551",
      first: at("2027-02-28T22:30:00Z"),
      last: at("2027-03-01T09:00:00Z"),
    });
    expect(of(`id ${silent}`)?.last).toBe(at("2027-03-01T22:30:00Z"));
    const earlier = await figures().clientVisits(NORD, ANYBODY, DAY.from);
    expect(earlier.find(({ client }) => client === "4915551")).toMatchObject({
      last: at("2027-02-28T22:30:00Z"),
    });
    const ofBen = { ...ANYBODY, memberIds: [BEN] };
    const others = await figures().clientVisits(NORD, ofBen, LATER);
    expect(others.find(({ client }) => client === "4915551")).toMatchObject({
      first: at("2027-02-28T22:30:00Z"),
      last: null,
    });
    const foreign = await figures().clientVisits(LAKESIDE, ANYBODY, LATER);
    expect(foreign.some(({ client }) => client === "4915551")).toBe(false);
  });
});
