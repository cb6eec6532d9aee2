import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { anAppointment, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture } from "@/test-support/api-fixture";
import { inRounds } from "@/test-support/proof-length";

const STYLISTS = [3001, 3004, 3005, 3009];

describe.each(inRounds(TEST_ENGINES))("moves at the same moment on $name", (engine) => {
  let api: ApiFixture;
  beforeAll(async () => {
    api = await openApi({ engine });
    const body = [1, 2, 3, 4].map((date) => workingDay(`2027-02-0${date}`, ["9:00", "18:00"]));
    await Promise.all(
      STYLISTS.map((member) =>
        api.call("PUT", `/schedule/4564/${member}/2027-02-01/2027-02-04`, { as: "manager", body }),
      ),
    );
  });
  afterAll(() => api.close());

  async function book(staff_id: number, datetime: string) {
    const body = anAppointment({ staff_id, datetime, client: {} });
    const answer = await api.call("POST", "/records/4564", { as: "manager", body });
    expect(answer.status).toBe(201);
    return { body, id: String(rowOf(answer)["id"]) };
  }
  const move = (each: { body: object; id: string }, staff_id: number, datetime: string) =>
    api.call("PUT", `/record/4564/${each.id}`, {
      as: "manager",
      body: { ...each.body, staff_id, datetime },
    });

  it("give a time to one of many, from several members and from new bookings", async () => {
    const hours = ["10:00", "11:00", "12:00", "13:00", "14:00"];
    const booked = await Promise.all(
      STYLISTS.flatMap((member) => hours.map((hour) => book(member, `2027-02-01T${hour}:00`))),
    );
    const target = "2027-02-01T16:00:00";
    const answers = await Promise.all(
      booked.flatMap((each) => [
        move(each, 3005, target),
        api.call("POST", "/records/4564", {
          as: "reception",
          body: anAppointment({ staff_id: 3005, datetime: target, client: {} }),
        }),
      ]),
    );
    const statuses = answers.map((each) => each.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(39);
    const query = "start_date=2027-02-01&end_date=2027-02-01&staff_id=3005&count=300";
    const listed = rowsOf(await api.call("GET", `/records/4564?${query}`, { as: "manager" }));
    expect(listed.filter((each) => String(each["datetime"]).includes("T16:00"))).toHaveLength(1);
  });

  it("cross between members without waiting for each other for ever", async () => {
    const pairs = await Promise.all(
      ["10:00", "11:00", "12:00", "13:00", "14:00"].map(async (hour) => {
        const datetime = `2027-02-02T${hour}:00`;
        const later = datetime.replace(":00:00", ":30:00");
        const [one, other] = [await book(3001, datetime), await book(3004, later)];
        return { one, other, datetime, later };
      }),
    );
    const answers = await Promise.all(
      pairs.flatMap(({ one, other, datetime, later }) => [
        move(one, 3004, datetime),
        move(other, 3001, later),
      ]),
    );
    expect(answers.map((each) => each.status)).toEqual(answers.map(() => 201));
  });

  it("of one appointment leave it in one place", async () => {
    const one = await book(3001, "2027-02-03T10:00:00");
    const answers = await Promise.all(
      [...STYLISTS, ...STYLISTS].map((member) => move(one, member, "2027-02-03T12:00:00")),
    );
    // who finds it moved again and again is told so, and nobody waits for ever
    expect(answers.every((each) => each.status === 201 || each.status === 409)).toBe(true);
    expect(answers.some((each) => each.status === 201)).toBe(true);
    const free = await Promise.all(
      STYLISTS.map(async (member) => {
        const path = `/timetable/seances/4564/${member}/2027-02-03`;
        const sessions = rowsOf(await api.call("GET", path, { as: "manager" }));
        return sessions.find((each) => each["time"] === "12:00")?.["is_free"];
      }),
    );
    expect(free.filter((each) => each === false)).toHaveLength(1);
  });
});
