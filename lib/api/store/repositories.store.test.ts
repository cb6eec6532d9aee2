import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AppointmentQuery } from "@/lib/api/areas/appointments/appointment.port";
import type { InstantSpan } from "@/lib/domain/time/instant";
import { appointmentId, serviceId, teamMemberId, userId } from "@/lib/domain/ids";
import { localDateOf } from "@/lib/domain/time/local-date";
import { SEAT_IDS, STRANDED_ID } from "@/lib/data/seed/demo-appointments";
import {
  ANNA,
  BEN,
  LAKESIDE,
  MIA,
  NORD,
  NOW,
  PATAN,
  TODAY,
  aMemberDay,
  anAppointment,
  at,
  span,
} from "@/test-support/builders";
import { TEST_ENGINES } from "@/test-support/test-engines";
import type { OpenStore } from "./open-store";

/** A program of the demo salon asks for a token. */
const ASKED = { now: NOW, partnerId: 801 };

const HASH = "a".repeat(64);

describe.each(TEST_ENGINES)("repositories on $name", ({ openDemo }) => {
  let opened: OpenStore;
  const store = () => opened.store;

  beforeAll(async () => {
    opened = await openDemo(NOW);
  });
  afterAll(() => opened.close());

  const monthOf = (date: string) => ({
    from: localDateOf(`${date.slice(0, 7)}-01`),
    to: localDateOf(`${date.slice(0, 7)}-28`),
  });

  describe("auth", () => {
    test("a user token is found once it was added, with the rights of each location", async () => {
      expect(await store().auth.userByTokenHash(HASH)).toBeNull();
      await store().auth.addUserToken(userId(7002), HASH, ASKED);
      const user = await store().auth.userByTokenHash(HASH);
      expect(user).toMatchObject({ id: 7002, email: "manager@atelier.example" });
      expect(user?.access.map((access) => access.locationId)).toEqual([4564, 4565]);
    });

    test("adding the same token again changes nothing", async () => {
      await store().auth.addUserToken(userId(7001), "b".repeat(64), ASKED);
      await store().auth.addUserToken(userId(7001), "b".repeat(64), ASKED);
      expect((await store().auth.userByTokenHash("b".repeat(64)))?.id).toBe(7001);
    });

    test("a login is an e-mail or the digits of a phone", async () => {
      const byEmail = await store().auth.credentialsByLogin("anna@atelier.example");
      const byPhone = await store().auth.credentialsByLogin("4930555003");
      expect(byEmail?.user.id).toBe(7004);
      expect(byPhone).toEqual(byEmail);
      expect(await store().auth.credentialsByLogin("nobody@atelier.example")).toBeNull();
      expect(await store().auth.credentialsByLogin("")).toBeNull();
    });

    test("our own pages reach every location", async () => {
      await opened.ensureOwnPartner("c".repeat(64));
      await opened.ensureOwnPartner("c".repeat(64));
      const partner = await store().auth.partnerByTokenHash("c".repeat(64));
      expect(partner?.locationIds).toEqual([4564, 4565, 4566]);
      expect(await store().auth.partnerByTokenHash("d".repeat(64))).toBeNull();
    });
  });

  describe("locations, team, services, clients", () => {
    test("locations come ascending by id and one by one", async () => {
      const all = await store().locations.list();
      expect(all.map((each) => each.id)).toEqual([4564, 4565, 4566]);
      expect(await store().locations.find(PATAN)).toEqual(all[2]);
    });

    test("the team is sorted by weight and knows its last date with hours", async () => {
      const team = await store().team.list(NORD, TODAY);
      expect(team.map((member) => member.id)).toEqual(
        Array.from({ length: 12 }, (_, index) => 3001 + index),
      );
      expect(team[0]).toMatchObject({ position: { id: 11, title: "Senior stylist" } });
      expect(team[10]?.scheduleUntil).toBe("2026-11-14");
      expect(team[11]?.scheduleUntil).toBeNull();
    });

    test("a service lists who does it and how long that takes", async () => {
      const highlights = await store().services.find(NORD, serviceId(504));
      expect(highlights?.links).toEqual([
        { memberId: 3001, durationSeconds: 6300, cardId: null, price: null },
        { memberId: 3003, durationSeconds: 5400, cardId: null, price: null },
        { memberId: 3007, durationSeconds: 5400, cardId: null, price: null },
      ]);
      const all = await store().services.list(NORD);
      expect(all.map((service) => service.id)).toEqual([
        501, 502, 503, 504, 505, 506, 507, 508, 509,
      ]);
      expect(all.find((service) => service.id === 504)).toEqual(highlights);
    });

    test("a client is found by phone at their location alone", async () => {
      const added = await store().clients.add(NORD, { name: "Ida", phone: "491511", email: "" });
      expect(added.id).toBeGreaterThan(100_000);
      expect(await store().clients.findByPhone(NORD, "491511")).toEqual(added);
      expect(await store().clients.findByPhone(LAKESIDE, "491511")).toBeNull();
      expect(await store().clients.findByPhone(NORD, "")).toBeNull();
    });
  });

  describe("hours", () => {
    test("saving replaces the day as a whole and keeps touching intervals apart", async () => {
      const day = aMemberDay({ intervals: [span(600, 720), span(720, 1440)] });
      await store().hours.save(NORD, [aMemberDay()]);
      await store().hours.save(NORD, [day]);
      expect(await store().hours.list(NORD, [ANNA], monthOf("2027-03"))).toEqual([day]);
    });

    test("a day without hours stays only for its kind of day off", async () => {
      const off = aMemberDay({ date: "2027-04-01", intervals: [], dayOff: "sick_leave" });
      const plain = aMemberDay({ date: "2027-04-02" });
      await store().hours.save(NORD, [off, plain]);
      await store().hours.save(NORD, [aMemberDay({ date: "2027-04-02", intervals: [] })]);
      expect(await store().hours.list(NORD, [ANNA], monthOf("2027-04"))).toEqual([off]);
    });

    test("days come by member, then date, for some members or all", async () => {
      const days = [
        aMemberDay({ memberId: BEN, date: "2027-05-02" }),
        aMemberDay({ date: "2027-05-03" }),
        aMemberDay({ date: "2027-05-02" }),
      ];
      await store().hours.save(NORD, days);
      const all = await store().hours.list(NORD, "all", monthOf("2027-05"));
      expect(all).toEqual([days[2], days[1], days[0]]);
      expect(await store().hours.list(NORD, [BEN], monthOf("2027-05"))).toEqual([days[0]]);
      expect(await store().hours.list(NORD, [], monthOf("2027-05"))).toEqual([]);
    });

    test("the last of two days for one date wins, and thousands are saved at once", async () => {
      const year = Array.from({ length: 2500 }, (_, index) =>
        aMemberDay({
          memberId: teamMemberId(3001 + Math.floor(index / 250)),
          date: `2028-${String(1 + Math.floor((index % 250) / 28)).padStart(2, "0")}-${String(1 + ((index % 250) % 28)).padStart(2, "0")}`,
        }),
      );
      const last = aMemberDay({ date: "2028-01-01", intervals: [span(0, 5)] });
      await store().hours.save(NORD, [...year, last]);
      const saved = await store().hours.list(NORD, "all", {
        from: localDateOf("2028-01-01"),
        to: localDateOf("2028-12-31"),
      });
      expect(saved.length).toBe(2500);
      expect(saved[0]).toEqual(last);
    });
  });

  describe("appointments", () => {
    const query = (over: Partial<AppointmentQuery> = {}): AppointmentQuery => ({
      withDeleted: false,
      offset: 0,
      limit: 300,
      ...over,
    });
    const day = (date: string): InstantSpan => ({
      from: at(`${date}T00:00:00Z`),
      to: at(`${date}T23:59:59Z`),
    });

    test("a new one comes back as it was given, under an id of its own", async () => {
      const given = anAppointment({
        startsAt: at("2027-06-01T08:00:00.250Z"),
        clientId: 9001,
        services: [
          {
            id: serviceId(502),
            title: "Dry cut",
            firstCost: 32.5,
            discount: 10,
            cost: 29.25,
            amount: 1,
          },
          { id: serviceId(501), title: "Cut", firstCost: 58, discount: 0, cost: 58, amount: 2 },
        ],
        comment: "„Umlaute“ & 'quotes'",
        apiId: "x-1",
      });
      const added = await store().appointments.add(NORD, given);
      const { at: madeAt, clientId, ...same } = given;
      expect(added).toMatchObject(same);
      expect(added.client?.id).toBe(clientId);
      expect([added.createdAt, added.changedAt]).toEqual([madeAt, madeAt]);
      expect(added.id).toBeGreaterThan(100_000);
      expect(added.visitId).toBe(added.id);
      expect(await store().appointments.find(NORD, added.id)).toEqual(added);
    });

    test("lists count all pages and filter by member, client, creator and time", async () => {
      const first = await store().appointments.add(
        NORD,
        anAppointment({ startsAt: at("2027-07-01T08:00:00Z"), clientId: 9002 }),
      );
      const second = await store().appointments.add(
        NORD,
        anAppointment({
          startsAt: at("2027-07-01T06:00:00Z"),
          memberId: BEN,
          createdBy: null,
          at: at("2027-01-05T00:00:00Z"),
        }),
      );
      const list = (over: Partial<AppointmentQuery>) =>
        store().appointments.list(NORD, query({ span: day("2027-07-01"), ...over }));
      expect((await list({})).items).toEqual([second, first]);
      expect(await list({ offset: 1, limit: 1 })).toEqual({ items: [first], total: 2 });
      expect((await list({ memberIds: [BEN] })).items).toEqual([second]);
      expect((await list({ clientId: 9002 })).items).toEqual([first]);
      expect((await list({ createdBy: userId(7003) })).items).toEqual([first]);
      expect((await list({ created: day("2027-01-05") })).items).toEqual([second]);
      expect((await list({ changed: day("2027-01-05") })).items).toEqual([second]);
      expect(await list({ offset: 2 })).toEqual({ items: [], total: 2 });
    });

    test("a deleted one stays readable and no longer blocks time", async () => {
      const added = await store().appointments.add(
        NORD,
        anAppointment({ startsAt: at("2027-08-01T08:00:00Z") }),
      );
      const blocks = () => store().appointments.blocks(NORD, [ANNA], day("2027-08-01"));
      expect((await blocks()).map((block) => block.id)).toEqual([added.id]);
      await store().appointments.markDeleted(NORD, added.id, at("2027-01-01T00:00:00Z"));
      expect(await blocks()).toEqual([]);
      expect(await store().appointments.find(NORD, added.id)).toMatchObject({
        isDeleted: true,
        changedAt: at("2027-01-01T00:00:00Z"),
      });
      const listed = (withDeleted: boolean) =>
        store().appointments.list(NORD, query({ span: day("2027-08-01"), withDeleted }));
      expect([(await listed(false)).total, (await listed(true)).total]).toEqual([0, 1]);
    });

    test("a block reaches into a span that it started before, and touching is not reaching", async () => {
      const night = await store().appointments.add(
        NORD,
        anAppointment({ startsAt: at("2027-09-01T22:00:00Z"), durationSeconds: 4 * 3600 }),
      );
      const within = async (from: string, to: string) =>
        (await store().appointments.blocks(NORD, "all", { from: at(from), to: at(to) })).map(
          (block) => block.id,
        );
      expect(await within("2027-09-02T01:00:00Z", "2027-09-02T02:00:00Z")).toEqual([night.id]);
      expect(await within("2027-09-02T02:00:00Z", "2027-09-02T03:00:00Z")).toEqual([]);
      expect(await within("2027-09-01T21:00:00Z", "2027-09-01T22:00:00Z")).toEqual([]);
    });

    test("an event blocks time once, its seats do not, and it counts them", async () => {
      const event = await store().appointments.findEvent(NORD, 801);
      expect(event).toMatchObject({ memberId: 3009, capacity: 6, booked: 2 });
      const around = { from: event?.startsAt ?? NOW, to: at("2026-11-28T15:30:00Z") };
      const blocks = await store().appointments.blocks(NORD, [teamMemberId(3009)], around);
      expect(blocks.map((block) => [block.kind, block.id])).toEqual([["event", 801]]);
      expect(await store().appointments.events(NORD, around)).toEqual([event]);
      const seats = await store().appointments.list(NORD, query({ span: around }));
      expect(seats.items.map((seat) => seat.id)).toEqual(expect.arrayContaining([...SEAT_IDS]));
    });
  });

  describe("planning", () => {
    const cell = (date: string) => ({
      memberId: ANNA,
      before: aMemberDay({ date, intervals: [], dayOff: "vacation" }).day,
      after: aMemberDay({ date }).day,
    });
    const changeSet = (id: string, undoes: string | null = null) => ({
      id,
      userId: userId(7002),
      madeAt: NOW,
      undoes,
      cells: [cell("2027-10-02"), cell("2027-10-01")],
    });

    test("change sets come newest first, also with one clock time, and can be forgotten", async () => {
      await opened.changeSets.add(NORD, changeSet("first"));
      await opened.changeSets.add(NORD, changeSet("another", "first"));
      expect(await opened.changeSets.find(NORD, "first")).toEqual(changeSet("first"));
      const list = await opened.changeSets.list(NORD, 10);
      expect(list).toEqual([changeSet("another", "first"), changeSet("first")]);
      expect(await opened.changeSets.list(NORD, 1)).toHaveLength(1);
      await opened.changeSets.remove(NORD, "another");
      expect(await opened.changeSets.list(NORD, 10)).toEqual([changeSet("first")]);
      expect(await opened.changeSets.find(LAKESIDE, "first")).toBeNull();
    });

    test("a session ends by revoking, by its expiry or unused", async () => {
      const session = (idHash: string, expires: string, seen = "2026-11-25T07:00:00Z") => ({
        idHash,
        userId: userId(7001),
        userName: "Olivia Brandt",
        sealedToken: `sealed ${idHash}`,
        expiresAt: at(expires),
        seenAt: at(seen),
      });
      await opened.sessions.add(session("s1", "2026-12-01T00:00:00Z"));
      await opened.sessions.add(session("s2", "2026-11-25T09:00:00Z"));
      expect(await opened.sessions.find("s1")).toEqual(session("s1", "2026-12-01T00:00:00Z"));
      await opened.sessions.add(session("s3", "2026-12-01T00:00:00Z", "2026-11-24T22:00:00Z"));
      const idleSince = at("2026-11-25T02:00:00Z");
      const ended = await opened.sessions.revokeEnded(at("2026-11-25T10:00:00Z"), idleSince);
      expect(ended.sort()).toEqual(["sealed s2", "sealed s3"]);
      expect(await opened.sessions.find("s2")).toBeNull();
      await opened.sessions.noteSeen("s1", at("2026-11-25T10:00:00Z"));
      expect((await opened.sessions.find("s1"))?.seenAt).toBe(at("2026-11-25T10:00:00Z"));
      expect(await opened.sessions.revoke("s1")).toBe("sealed s1");
      expect(await opened.sessions.revoke("s1")).toBeNull();
      expect(await opened.sessions.find("s1")).toBeNull();
    });
  });

  describe("tenancy", () => {
    test("nothing of one location shows at another", async () => {
      const [team, hours, services] = await Promise.all([
        store().team.list(LAKESIDE, TODAY),
        store().hours.list(LAKESIDE, "all", monthOf("2026-11")),
        store().services.list(LAKESIDE),
      ]);
      expect(team.map((member) => member.id)).toEqual([3101, 3102, 3103, 3104, 3105]);
      expect(new Set(hours.map((each) => each.memberId))).toEqual(
        new Set([3101, 3102, 3103, 3104, 3105]),
      );
      expect(services.map((service) => service.id)).toEqual([601]);
      expect(await store().team.find(LAKESIDE, ANNA, TODAY)).toBeNull();
      expect(await store().services.find(LAKESIDE, serviceId(501))).toBeNull();
      expect(await store().appointments.find(LAKESIDE, STRANDED_ID)).toBeNull();
      expect(await store().appointments.findEvent(LAKESIDE, 801)).toBeNull();
      const wide = { from: at("2020-01-01T00:00:00Z"), to: at("2030-01-01T00:00:00Z") };
      expect(await store().appointments.events(LAKESIDE, wide)).toEqual([]);
      const blocks = await store().appointments.blocks(LAKESIDE, [ANNA, MIA], wide);
      expect(new Set(blocks.map((block) => block.memberId))).toEqual(new Set([MIA]));
    });

    test("a write under the wrong location changes nothing there", async () => {
      await store().appointments.markDeleted(LAKESIDE, STRANDED_ID, NOW);
      expect((await store().appointments.find(NORD, STRANDED_ID))?.isDeleted).toBe(false);
      await expect(store().hours.save(LAKESIDE, [aMemberDay()])).rejects.toThrow("Failed query");
      await expect(store().appointments.add(PATAN, anAppointment())).rejects.toThrow(
        "Failed query",
      );
      expect(await store().appointments.find(NORD, appointmentId(1))).toBeNull();
    });
  });
});
