import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { anAppointment, openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Row } from "@/test-support/api-fixture";
import { inRounds } from "@/test-support/proof-length";

const STYLISTS = [3001, 3004, 3005, 3009];

describe.each(inRounds(TEST_ENGINES))(
  "bookings of one client at the same moment on $name",
  (engine) => {
    let api: ApiFixture;
    beforeAll(async () => {
      api = await openApi({ engine });
    });
    afterAll(() => api.close());

    const bookAll = async (client: object, date: string): Promise<Row[]> => {
      const answers = await Promise.all(
        [0, 1, 2].flatMap((hour) =>
          STYLISTS.map((staff_id) => {
            const datetime = `${date}T1${hour}:00:00`;
            const body = anAppointment({ staff_id, datetime, client, save_if_busy: true });
            return api.call("POST", "/records/4564", { as: "manager", body });
          }),
        ),
      );
      expect(answers.map((each) => each.status)).toEqual(answers.map(() => 201));
      return answers.map(rowOf);
    };
    const idsOf = (rows: readonly Row[]) => ({
      clients: new Set(rows.map((each) => (each["client"] as Row)["id"])).size,
      visits: new Set(rows.map((each) => each["visit_id"])).size,
    });

    it("make one client and one visit of a phone that nobody had", async () => {
      const client = { name: "New", phone: "+49 30 7070 7070" };
      expect(idsOf(await bookAll(client, "2027-04-01"))).toEqual({ clients: 1, visits: 1 });
      const found = await api.call("GET", "/clients/4564?phone=493070707070", { as: "manager" });
      expect(rowsOf(found)).toHaveLength(1);
    });

    it("make one visit of a client who was known", async () => {
      const client = { name: "", phone: "+49305550001" };
      expect(idsOf(await bookAll(client, "2027-04-02"))).toEqual({ clients: 1, visits: 1 });
    });

    it("and changes of their visit wait for each other, not for ever", async () => {
      const client = { name: "Busy", phone: "4930717171717" };
      const rows = await bookAll(client, "2027-04-03");
      const answers = await Promise.all(
        rows.flatMap((row, index) => {
          const id = String(row["id"]);
          const attendance = index % 2 === 0 ? 2 : 0;
          const body = anAppointment({
            client,
            attendance,
            staff_id: row["staff_id"],
            datetime: row["datetime"],
          });
          return [
            api.call("PUT", `/record/4564/${id}`, { as: "manager", body }),
            api.call("POST", `/records/4564/${id}/attendance`, {
              as: "manager",
              body: { attendance },
            }),
            api.call("PUT", `/visits/${String(row["visit_id"])}/${id}`, {
              as: "manager",
              body: { attendance, comment: "x" },
            }),
          ];
        }),
      );
      expect(new Set(answers.map((each) => each.status))).toEqual(new Set([200, 201]));
      const visit = await api.call("GET", `/visits/${String(rows[0]?.["visit_id"])}`, {
        as: "manager",
      });
      const records = rowOf(visit)["records"] as Row[];
      expect(records).toHaveLength(12);
      expect(new Set(records.map((each) => each["attendance"])).size).toBe(1);
    });
  },
);
