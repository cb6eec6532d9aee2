import type { Attendance } from "@/lib/domain/salon/appointment";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appointmentId, userId } from "@/lib/domain/ids";
import type { ServiceLine } from "@/lib/domain/salon/appointment";
import { serviceId } from "@/lib/domain/ids";
import { localDateOf } from "@/lib/domain/time/local-date";
import type { OpenStore } from "@/lib/api/store/open-store";
import { DELETED_ID, STRANDED_ID } from "@/lib/data/seed/demo-appointments";
import {
  aMemberDay,
  ANNA,
  anAppointment,
  at,
  BEN,
  LAKESIDE,
  NORD,
  NOW,
  PATAN,
  span,
} from "@/test-support/builders";
import { TEST_ENGINES } from "@/test-support/test-engines";

const LINE: ServiceLine = {
  id: serviceId(502),
  title: "Dry cut",
  firstCost: 32,
  discount: 0,
  cost: 32,
  amount: 1,
};

describe.each(TEST_ENGINES)("changes of appointments on $name", ({ openDemo }) => {
  let opened: OpenStore;
  const store = () => opened.store;
  beforeAll(async () => {
    opened = await openDemo(NOW);
  });
  afterAll(() => opened.close());

  const add = (startsAt: string, over: Parameters<typeof anAppointment>[0] = {}) =>
    store().appointments.add(NORD, anAppointment({ startsAt: at(startsAt), ...over }));
  const dayOf = (date: string) => ({ from: at(`${date}T00:00:00Z`), to: at(`${date}T23:59:59Z`) });

  test("count as visits of their client, deleted ones apart", async () => {
    const card = { name: "Ida", phone: "491755550101", email: "" };
    const clientId = (await store().clients.add(NORD, card)).id;
    const book = (startsAt: string, attendance: Attendance, visitId: number | null = null) =>
      add(startsAt, { clientId, attendance, visitId });
    const missed = await book("2027-05-01T09:00:00Z", "missed");
    const first = await book("2027-05-02T09:00:00Z", "arrived");
    const part = await book("2027-05-02T10:00:00Z", "arrived", first.id);
    const second = await book("2027-05-03T09:00:00Z", "arrived");
    const gone = await book("2027-05-01T08:00:00Z", "arrived");
    await store().appointments.markDeleted(NORD, gone.id, NOW);
    const query = { clientId, withDeleted: true, offset: 0, limit: 10 };
    const { items } = await store().appointments.list(NORD, query);
    expect(items.map(({ id, client }) => [id, client?.isNew])).toEqual([
      [gone.id, true],
      [missed.id, true],
      [first.id, true],
      [part.id, true],
      [second.id, false],
    ]);
    for (const { client } of items) {
      expect(client).toMatchObject({ successVisits: 2, failVisits: 1, tags: [] });
    }
  });

  describe("a change", () => {
    test("writes what it names and leaves the rest", async () => {
      const before = await add("2027-03-01T09:00:00Z", { clientId: 9001, services: [LINE] });
      const later = at("2027-01-01T00:00:00Z");
      const commented = await store().appointmentWriting.update(NORD, before.id, {
        comment: "Tea",
        at: later,
      });
      expect(commented).toEqual({ ...before, comment: "Tea", changedAt: later });
      const moved = await store().appointmentWriting.update(NORD, before.id, {
        memberId: BEN,
        startsAt: at("2027-03-01T10:00:00Z"),
        durationSeconds: 1800,
        clientId: null,
        services: [{ ...LINE, cost: 20 }, LINE],
        at: later,
      });
      expect(moved).toMatchObject({
        memberId: BEN,
        durationSeconds: 1800,
        client: null,
        comment: "Tea",
      });
      expect(moved?.services.map((line) => line.cost)).toEqual([20, 32]);
      expect(await store().appointments.find(NORD, before.id)).toEqual(moved);
    });

    test("drops what the read model knows of the old and the new time", async () => {
      const day = (memberId: typeof ANNA) =>
        aMemberDay({ memberId, date: "2027-03-02", intervals: [span(540, 1080)] });
      await store().hours.save(NORD, [day(ANNA), day(BEN)]);
      const appointment = await add("2027-03-02T09:00:00Z");
      const busy = async (memberId: typeof ANNA) =>
        (await store().readModel.timesOf(NORD, memberId, localDateOf("2027-03-02"))).busy;
      expect([await busy(ANNA), await busy(BEN)]).toEqual([[span(600, 660)], []]);
      await store().appointmentWriting.update(NORD, appointment.id, {
        memberId: BEN,
        startsAt: at("2027-03-02T12:00:00Z"),
        at: NOW,
      });
      expect([await busy(ANNA), await busy(BEN)]).toEqual([[], [span(780, 840)]]);
    });

    test("finds none that is deleted, unknown or of another location", async () => {
      const change = { comment: "x", at: NOW };
      const { appointmentWriting } = store();
      expect(await appointmentWriting.update(NORD, DELETED_ID, change)).toBeNull();
      expect(await appointmentWriting.update(NORD, appointmentId(1), change)).toBeNull();
      expect(await appointmentWriting.update(LAKESIDE, STRANDED_ID, change)).toBeNull();
      expect((await store().appointments.find(NORD, STRANDED_ID))?.comment).toBe("");
    });
  });

  describe("a visit", () => {
    test("is the client's first one of a span, or that of the appointment itself", async () => {
      const first = await add("2027-04-01T09:00:00Z", { clientId: 9003 });
      const { visits } = store();
      expect(await visits.ofClient(NORD, 9003, dayOf("2027-04-01"))).toBe(first.id);
      expect(await visits.ofClient(NORD, 9003, dayOf("2027-04-01"), first.id)).toBeNull();
      expect(await visits.ofClient(NORD, 9003, dayOf("2027-04-02"))).toBeNull();
      expect(await visits.ofClient(LAKESIDE, 9003, dayOf("2027-04-01"))).toBeNull();
      const second = await add("2027-04-01T11:00:00Z", { clientId: 9003, visitId: first.id });
      expect(await visits.list(NORD, first.visitId)).toEqual([first, second]);
      await store().appointments.markDeleted(NORD, first.id, NOW);
      expect(await visits.list(NORD, first.visitId)).toEqual([second]);
      expect(await visits.list(LAKESIDE, first.visitId)).toEqual([]);
    });

    test("keeps its number when the appointment that began it leaves", async () => {
      const first = await add("2027-04-03T09:00:00Z");
      const second = await add("2027-04-03T11:00:00Z", { visitId: first.id });
      const leave = { visitId: null, at: NOW };
      const left = await store().appointmentWriting.update(NORD, first.id, leave);
      expect(left?.visitId).not.toBe(first.id);
      expect(await store().visits.list(NORD, first.id)).toEqual([second]);
      const alone = await store().appointmentWriting.update(NORD, second.id, leave);
      expect(alone?.visitId).toBe(second.id);
      const next = await add("2027-04-03T13:00:00Z");
      expect(next.id).toBeGreaterThan(left?.visitId ?? Infinity);
    });

    test("is found among the locations given, and no other", async () => {
      const { visits } = store();
      expect(await visits.locationOf([LAKESIDE, NORD], STRANDED_ID)).toBe(NORD);
      expect(await visits.locationOf([LAKESIDE, PATAN], STRANDED_ID)).toBeNull();
      expect(await visits.locationOf([NORD], DELETED_ID)).toBeNull();
      expect(await visits.locationOf([], STRANDED_ID)).toBeNull();
    });

    test("sets the attendance of all that are not deleted", async () => {
      const first = await add("2027-04-05T09:00:00Z");
      const second = await add("2027-04-05T11:00:00Z", { visitId: first.id });
      const deleted = await add("2027-04-05T12:00:00Z", { visitId: first.id });
      await store().appointments.markDeleted(NORD, deleted.id, NOW);
      await store().visits.setAttendance(LAKESIDE, first.id, "confirmed", NOW);
      const later = at("2027-01-01T00:00:00Z");
      await store().visits.setAttendance(NORD, first.id, "arrived", later);
      const all = [first, second, deleted].map(({ id }) => store().appointments.find(NORD, id));
      const found = (await Promise.all(all)).map((each) => [each?.attendance, each?.changedAt]);
      expect(found).toEqual([
        ["arrived", later],
        ["arrived", later],
        ["waiting", NOW],
      ]);
    });
  });

  test("reviews come the latest first, filtered, and stay at their location", async () => {
    const review = (rating: number, writtenAt: string) =>
      store().reviews.add(NORD, {
        memberId: ANNA,
        rating,
        text: "Kind",
        authorName: "Ana",
        writtenBy: userId(7002),
        writtenAt: at(writtenAt),
        appointmentId: null,
      });
    const old = await review(3, "2026-11-01T00:00:00Z");
    const young = await review(5, "2026-11-02T00:00:00Z");
    const list = (over: object = {}) =>
      store().reviews.list(NORD, {
        memberIds: [ANNA, BEN],
        written: { from: at("2026-01-01T00:00:00Z"), to: at("2027-01-01T00:00:00Z") },
        offset: 0,
        limit: 10,
        ...over,
      });
    expect(await list()).toEqual({ items: [young, old], total: 2 });
    expect(await list({ offset: 1 })).toEqual({ items: [old], total: 2 });
    expect((await list({ rating: 5 })).items).toEqual([young]);
    expect((await list({ memberIds: [BEN] })).items).toEqual([]);
    expect((await list({ memberIds: [] })).items).toEqual([]);
    expect((await list({ written: dayOf("2026-11-01") })).items).toEqual([old]);
    await expect(store().reviews.add(LAKESIDE, { ...old, memberId: ANNA })).rejects.toThrow(
      "Failed query",
    );
  });
});
