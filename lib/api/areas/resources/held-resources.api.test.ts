import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { anAppointment, openApi, rowOf, rowsOf, workingDay } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer } from "@/test-support/api-fixture";

const STYLISTS = [3001, 3004, 3005, 3009];
const DAY = "2027-02-01";

describe.each(TEST_ENGINES)(
  "resources that services need (business.md 4.4, 6.5) on $name",
  (on) => {
    let api: ApiFixture;
    let hour = 8;

    beforeAll(async () => {
      api = await openApi({ engine: on });
      await Promise.all(
        STYLISTS.map((member) =>
          api.call("PUT", `/schedule/4564/${member}/${DAY}/${DAY}`, {
            as: "manager",
            body: [workingDay(DAY, ["8:00", "22:00"])],
          }),
        ),
      );
      // dry cut needs one of the two wash basins
      const settings = STYLISTS.map((team_member_id) => ({
        team_member_id,
        tech_card_id: 0,
        hours: 0,
        minutes: 30,
        price: null,
      }));
      const linked = await api.call("POST", "/company/4564/services/links", {
        as: "manager",
        body: {
          service_id: 502,
          resource_ids: [62],
          translations: [],
          team_member_settings: settings,
        },
      });
      expect(linked.status).toBe(200);
    });
    beforeEach(() => {
      hour += 1; // every test has an hour of its own
    });
    afterAll(() => api.close());

    const time = (minute = "00") => `${DAY}T${String(hour).padStart(2, "0")}:${minute}:00`;
    const body = (staff_id: number, over: object = {}) =>
      anAppointment({ staff_id, datetime: time(), client: {}, ...over });
    const book = (staff_id: number, over: object = {}) =>
      api.call("POST", "/records/4564", { as: "manager", body: body(staff_id, over) });
    const change = (answer: RawAnswer, staff_id: number, over: object = {}) =>
      api.call("PUT", `/record/4564/${String(rowOf(answer)["id"])}`, {
        as: "manager",
        body: body(staff_id, over),
      });
    const held = async (answer: RawAnswer) => {
      const id = String(rowOf(answer)["id"]);
      return rowOf(await api.call("GET", `/record/4564/${id}`, { as: "manager" }))[
        "resource_instance_ids"
      ];
    };

    it("are held one piece each until none is left: then 409, which names it", async () => {
      const [first, second] = [await book(3001), await book(3004)];
      expect(rowOf(first)["resource_instance_ids"]).toEqual([3127]);
      expect(await held(second)).toEqual([3128]);
      const third = await book(3005);
      expect([third.status, third.json.meta]).toEqual([
        409,
        {
          message: `A needed resource is busy: ${time().slice(0, 16).replace("T", " ")}`,
          conflict: true,
        },
      ]);
      expect((await book(3005, { datetime: time("30") })).status).toBe(201);
      expect((await book(3009, { services: [{ id: 501 }] })).status).toBe(201);
      const listed = await api.call("GET", `/records/4564?start_date=${DAY}&end_date=${DAY}`, {
        as: "manager",
      });
      const ofHour = rowsOf(listed).filter((row) => String(row["datetime"]).startsWith(time()));
      expect(ofHour.map((row) => row["resource_instance_ids"])).toEqual([[3127], [3128], []]);
    });

    it("are free again after a deletion, a move or another service", async () => {
      const [first, second] = [await book(3001), await book(3004)];
      await api.call("DELETE", `/record/4564/${String(rowOf(first)["id"])}`, {
        as: "manager",
      });
      const third = await book(3005);
      expect([third.status, await held(third)]).toEqual([201, [3127]]);
      expect((await change(second, 3004, { datetime: time("30") })).status).toBe(201);
      expect((await book(3009)).status).toBe(201);
      expect((await change(third, 3005, { services: [{ id: 501 }] })).status).toBe(201);
      expect(await held(third)).toEqual([]);
    });

    it("stay with an appointment that goes to another member, and stop a move to where none is", async () => {
      await book(3001);
      const second = await book(3004);
      expect((await change(second, 3005)).status).toBe(201);
      expect(await held(second)).toEqual([3128]);
      const later = await book(3009, { datetime: time("30") });
      const moved = await change(later, 3009);
      expect([moved.status, moved.json.meta.conflict]).toEqual([409, true]);
      const forced = await change(later, 3009, { save_if_busy: true });
      expect([forced.status, await held(later)]).toEqual([201, []]);
      const renamed = await change(later, 3009, { comment: "Only a comment" });
      expect([renamed.status, await held(later)]).toEqual([201, []]);
    });

    it("are not held twice with events, in either order", async () => {
      const event = (staff_id: number, resource_instance_ids: number[]) =>
        api.call("POST", "/activity/4564", {
          as: "manager",
          body: {
            date: time().slice(0, 16).replace("T", " "),
            service_id: 509,
            staff_id,
            length: 1800,
            capacity: 4,
            force: false,
            resource_instance_ids,
          },
        });
      expect((await event(3001, [3127])).status).toBe(200);
      const booked = await book(3004);
      expect(await held(booked)).toEqual([3128]);
      expect((await event(3005, [3128])).status).toBe(409);
      expect((await book(3009)).status).toBe(409);
    });

    it("go to as many of several bookings at once as there are pieces", async () => {
      const answers = await Promise.all(STYLISTS.map((member) => book(member)));
      const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
      expect(statuses).toEqual([201, 201, 409, 409]);
    });

    it("stay held by appointments whose service was deleted since, also where they move", async () => {
      const first = await book(3001);
      const gone = await api.call("DELETE", "/services/4564/502", { as: "owner" });
      expect(gone.status).toBe(204);
      expect((await change(first, 3001, { comment: "Only a comment" })).status).toBe(201);
      expect(await held(first)).toEqual([3127]);
      const moved = await change(first, 3004, { datetime: time("30") });
      expect([moved.status, await held(first)]).toEqual([201, [3127]]);
    });
  },
);
