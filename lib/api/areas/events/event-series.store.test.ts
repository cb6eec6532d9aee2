import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NewEvent } from "./event.port";
import { serviceId, teamMemberId } from "@/lib/domain/ids";
import { localDateOf } from "@/lib/domain/time/local-date";
import type { OpenStore } from "@/lib/api/store/open-store";
import { ANNA, LAKESIDE, NORD, NOW, anAppointment, at } from "@/test-support/builders";
import { TEST_ENGINES } from "@/test-support/test-engines";

describe.each(TEST_ENGINES)("events and their schedules on $name", ({ openDemo }) => {
  let opened: OpenStore;
  const store = () => opened.store;

  beforeAll(async () => {
    opened = await openDemo(NOW);
  });
  afterAll(() => opened.close());

  const LEO = teamMemberId(3004);
  const anEvent = (startsAt: string): NewEvent => ({
    serviceId: serviceId(509),
    memberId: ANNA,
    startsAt: at(startsAt),
    durationSeconds: 3600,
    capacity: 4,
    title: "Class",
    unitIds: [3127],
    tagIds: [],
  });
  const busyOn = async (member: typeof ANNA, date: string) =>
    (await store().readModel.timesOf(NORD, member, localDateOf(date))).busy.length;

  test("many events are added, moved with their seats, and deleted, and no cache keeps the old", async () => {
    const [first, second] = await store().events.addAll(
      NORD,
      [anEvent("2027-06-01T08:00:00Z"), anEvent("2027-06-02T08:00:00Z")],
      null,
    );
    if (first === undefined || second === undefined) throw new Error("No ids");
    const seat = await store().appointments.add(NORD, anAppointment({ eventId: first }));
    expect(await busyOn(ANNA, "2027-06-01")).toBe(1);
    expect(await busyOn(LEO, "2027-06-03")).toBe(0);
    await store().events.moveAll(
      NORD,
      [
        { id: first, startsAt: at("2027-06-03T08:00:00Z"), capacity: 5 },
        { id: second, startsAt: at("2027-06-04T08:00:00Z"), capacity: 6 },
      ],
      { memberId: LEO, durationSeconds: 1800, unitIds: [], tagIds: [] },
      NOW,
    );
    expect(await store().events.list(NORD, { ids: [first, second] })).toMatchObject([
      { memberId: LEO, startsAt: at("2027-06-03T08:00:00Z"), capacity: 5, booked: 1 },
      { memberId: LEO, durationSeconds: 1800, capacity: 6, units: [] },
    ]);
    expect(await store().appointments.find(NORD, seat.id)).toMatchObject({
      memberId: LEO,
      startsAt: at("2027-06-03T08:00:00Z"),
      durationSeconds: 1800,
    });
    expect([await busyOn(ANNA, "2027-06-01"), await busyOn(LEO, "2027-06-03")]).toEqual([0, 1]);
    await store().events.removeAll(NORD, [first, second], NOW);
    expect(await store().events.list(NORD, { ids: [first, second] })).toEqual([]);
    expect(await store().appointments.find(NORD, seat.id)).toMatchObject({ isDeleted: true });
    expect(await busyOn(LEO, "2027-06-03")).toBe(0);
  });

  test("a schedule is found by its event and by those it made, at its own location only", async () => {
    const { eventSchedules, events } = store();
    const [original, made] = await events.addAll(
      NORD,
      [anEvent("2027-07-05T08:00:00Z"), anEvent("2027-07-12T08:00:00Z")],
      null,
    );
    if (original === undefined || made === undefined) throw new Error("No ids");
    const [from, to] = [localDateOf("2027-07-05"), localDateOf("2027-07-19")];
    const schedule = { originalEventId: original, from, to, at: NOW };
    const id = await eventSchedules.add(NORD, schedule);
    const plan = {
      weekday: 1,
      memberId: ANNA,
      minute: 600,
      durationSeconds: 3600,
      capacity: 4,
    } as const;
    const lists = { tagIds: [], unitIds: [3127, 3128] };
    const [day] = await eventSchedules.addDays(NORD, id, [{ ...plan, ...lists }], NOW);
    if (!day) throw new Error("No series");
    expect(day).toMatchObject({ ...plan, ...lists, scheduleId: id });
    await eventSchedules.addEvents(
      NORD,
      [
        { dayId: day.id, date: localDateOf("2027-07-19"), eventId: null, isFailed: true },
        { dayId: day.id, date: localDateOf("2027-07-12"), eventId: made, isFailed: false },
      ],
      NOW,
    );
    expect(await eventSchedules.find(NORD, id)).toMatchObject({ id, from, to, days: [day] });
    expect((await eventSchedules.findOf(NORD, original))?.id).toBe(id);
    expect((await eventSchedules.findOf(NORD, made))?.id).toBe(id);
    expect(await eventSchedules.find(LAKESIDE, id)).toBeNull();
    expect(await eventSchedules.findOf(LAKESIDE, original)).toBeNull();
    expect(await eventSchedules.events(LAKESIDE, [day.id])).toEqual([]);
    expect(await eventSchedules.events(NORD, [day.id])).toMatchObject([
      { date: "2027-07-12", eventId: made, event: { id: made }, isFailed: false },
      { date: "2027-07-19", eventId: null, event: null, isFailed: true },
    ]);
    await eventSchedules.remove(NORD, id, NOW);
    expect(await eventSchedules.findOf(NORD, made)).toBeNull();
  });
});
