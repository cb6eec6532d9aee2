import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { userId } from "@/lib/domain/ids";
import { CLIENT_KEYS_VERSION } from "@/lib/domain/salon/client-keys";
import { TEST_ENGINES } from "@/test-support/test-engines";
import type { Connection } from "./connection";
import { refreshPhones } from "./refresh-phones";
import { clients } from "./schema/appointments";
import { userAccess, users } from "./schema/people";
import { chains, locations, teamMembers } from "./schema/salon";
import { DEMO_ACCESS } from "./seed/demo-people";
import { DEMO_CHAIN, DEMO_LOCATIONS, LAKESIDE, NORD } from "./seed/demo-places";
import { DEMO_TEAM } from "./seed/demo-team";

/** As older versions wrote them: the digits of what was typed. */
const STORED = [
  [1, NORD, "Özlem Müller", "015550001"],
  [2, NORD, "Ozlem M.", "4915550001"],
  [3, NORD, "Ö. Müller", "49015550001"],
  [4, NORD, "Short", "12345"],
  [5, NORD, "None", ""],
  [6, NORD, "Also none", ""],
  [7, LAKESIDE, "Chicago", "3125550001"],
  [8, LAKESIDE, "Berlin", "4930555000"],
] as const;

describe.each(TEST_ENGINES)("what older versions wrote on $name", (engine) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await engine.connect();
    const { db } = connection;
    await db.insert(chains).values(DEMO_CHAIN);
    await db.insert(locations).values(DEMO_LOCATIONS);
    await db
      .insert(clients)
      .values(
        STORED.map(([id, locationId, name, phone]) => ({ id, locationId, name, phone, email: "" })),
      );
    const [member] = DEMO_TEAM;
    if (!member) throw new Error("The demo has no team");
    await db
      .insert(teamMembers)
      .values({ ...member, positionId: null, userId: null, phone: "03055550099" });
    await db.insert(users).values(
      [
        [7001, "030555000"],
        [7002, "4930555000"],
        [7003, "030555002"],
      ].map(([id, phone]) => ({
        id: userId(Number(id)),
        name: "U",
        phone: String(phone),
        email: `${id}@x.example`,
        passwordHash: "",
      })),
    );
    const access = DEMO_ACCESS.filter(
      ({ locationId, userId: user }) => locationId === NORD && user < 7004,
    );
    await db.insert(userAccess).values(access);
    await refreshPhones(db);
  });
  afterAll(() => connection.close());

  const stored = () =>
    connection.db
      .select({ id: clients.id, phone: clients.phone, isDouble: clients.isDouble })
      .from(clients)
      .orderBy(asc(clients.id));

  it("has one form of phones, and keeps what cannot be one", async () => {
    expect(await stored()).toEqual([
      { id: 1, phone: "4915550001", isDouble: true },
      { id: 2, phone: "4915550001", isDouble: false },
      { id: 3, phone: "4915550001", isDouble: true },
      { id: 4, phone: "12345", isDouble: false },
      { id: 5, phone: "", isDouble: false },
      { id: 6, phone: "", isDouble: false },
      { id: 7, phone: "13125550001", isDouble: false },
      { id: 8, phone: "4930555000", isDouble: false },
    ]);
  });

  it("is found by its words", async () => {
    const [row] = await connection.db
      .select()
      .from(clients)
      .where(and(eq(clients.locationId, NORD), eq(clients.id, 1)));
    expect(row).toMatchObject({
      foldedName: " ozlem oezlem muller mueller",
      keysVersion: CLIENT_KEYS_VERSION,
    });
    expect(row?.searchKeys).toEqual(expect.arrayContaining(["nmue", "+155"]));
  });

  it("has the phones of members and logins, of which two stay two", async () => {
    const members = await connection.db.select({ phone: teamMembers.phone }).from(teamMembers);
    expect(members).toEqual([{ phone: "493055550099" }]);
    const logins = await connection.db
      .select({ phone: users.phone })
      .from(users)
      .orderBy(asc(users.id));
    expect(logins.map(({ phone }) => phone)).toEqual(["030555000", "4930555000", "4930555002"]);
  });

  it("changes no more when it is read again", async () => {
    const before = await stored();
    await connection.db.update(clients).set({ keysVersion: 0 });
    await refreshPhones(connection.db);
    expect(await stored()).toEqual(before);
  });
});
