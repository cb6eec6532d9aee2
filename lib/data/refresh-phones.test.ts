import { and, asc, eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { teamMemberId, userId } from "@/lib/domain/ids";
import { CLIENT_KEYS_VERSION } from "@/lib/domain/salon/client-keys";
import { PHONE_VERSION } from "@/lib/phone/phone-version";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { rowsOf } from "./connection";
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
  [9, NORD, "First of two", "030555777"],
  [10, NORD, "Second of two", "004930555777"],
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
      { id: 9, phone: "4930555777", isDouble: false },
      { id: 10, phone: "4930555777", isDouble: true },
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

const OLD = 0;

/** Ids, phones and versions of logins and of members of the Berlin location. */
const KEPT_AS_READ = [7001, "030555001", PHONE_VERSION] as const;
const READ_LONG_AGO = [7002, "030555002", OLD] as const;
const NO_NUMBER = [7003, "12345", OLD] as const;
const TAKEN = [7004, "030555004", OLD] as const;
const FIRST_OF_TWO = [7005, "030555005", OLD] as const;
const SECOND_OF_TWO = [7006, "004930555005", OLD] as const;
const HAS_IT = [7007, "4930555004", PHONE_VERSION] as const;
const ROWS = [KEPT_AS_READ, READ_LONG_AGO, NO_NUMBER, TAKEN, FIRST_OF_TWO, SECOND_OF_TWO, HAS_IT];

describe.each(TEST_ENGINES)("phones of logins and members on $name", (engine) => {
  let connection: Connection;

  async function addLogins(rows: readonly (readonly [id: number, phone: string, at: number])[]) {
    await connection.db.insert(users).values(
      rows.map(([id, phone, phoneVersion]) => ({
        id: userId(id),
        name: "U",
        phone,
        email: "",
        passwordHash: "",
        phoneVersion,
      })),
    );
  }

  async function giveAccess(rows: readonly (readonly [id: number, phone: string, at: number])[]) {
    const [access] = DEMO_ACCESS;
    if (!access) throw new Error("The demo has no access");
    await connection.db.insert(userAccess).values(
      rows.map(([id, phone]) => ({
        ...access,
        locationId: NORD,
        userId: userId(id),
        invitedContact: phone,
      })),
    );
  }

  beforeEach(async () => {
    connection = await engine.connect();
    const { db } = connection;
    await db.insert(chains).values(DEMO_CHAIN);
    await db.insert(locations).values(DEMO_LOCATIONS);
    const [member] = DEMO_TEAM;
    if (!member) throw new Error("The demo has no team");
    await db.insert(teamMembers).values(
      ROWS.map(([id, phone, phoneVersion]) => ({
        ...member,
        id: teamMemberId(id),
        positionId: null,
        userId: null,
        phone,
        phoneVersion,
      })),
    );
    await addLogins(ROWS);
    await giveAccess(ROWS);
  });
  afterEach(() => connection.close());

  const logins = async () => {
    const { id, phone, phoneVersion } = users;
    const rows = await connection.db.select({ id, phone, phoneVersion }).from(users).orderBy(id);
    return rows.map((row) => [row.id, row.phone, row.phoneVersion]);
  };
  const members = async () => {
    const { id, phone, phoneVersion } = teamMembers;
    const rows = await connection.db
      .select({ id, phone, phoneVersion })
      .from(teamMembers)
      .orderBy(id);
    return rows.map((row) => [row.id, row.phone, row.phoneVersion]);
  };

  it("are read again where an older version wrote them, and marked also where they stay", async () => {
    await refreshPhones(connection.db);
    expect(await logins()).toEqual([
      [...KEPT_AS_READ],
      [7002, "4930555002", PHONE_VERSION],
      [7003, "12345", PHONE_VERSION],
      [7004, "030555004", PHONE_VERSION],
      [7005, "4930555005", PHONE_VERSION],
      [7006, "004930555005", PHONE_VERSION],
      [...HAS_IT],
    ]);
    expect(await members()).toEqual([
      [...KEPT_AS_READ],
      [7002, "4930555002", PHONE_VERSION],
      [7003, "12345", PHONE_VERSION],
      [7004, "4930555004", PHONE_VERSION],
      [7005, "4930555005", PHONE_VERSION],
      [7006, "4930555005", PHONE_VERSION],
      [...HAS_IT],
    ]);
  });

  it("are those of invitations as far as the login changed", async () => {
    await refreshPhones(connection.db);
    const contacts = await connection.db
      .select({ contact: userAccess.invitedContact })
      .from(userAccess)
      .orderBy(userAccess.userId);
    expect(contacts.map(({ contact }) => contact)).toEqual([
      "030555001",
      "4930555002",
      "12345",
      "030555004",
      "4930555005",
      "004930555005",
      "4930555004",
    ]);
  });

  it("are read once", async () => {
    await refreshPhones(connection.db);
    await connection.db
      .update(users)
      .set({ phone: "030555002" })
      .where(eq(users.id, userId(7002)));
    await connection.db.update(teamMembers).set({ phone: "030555002" });
    await connection.db.delete(users).where(eq(users.id, userId(HAS_IT[0]))); // its number is free
    const [loginsBefore, membersBefore] = [await logins(), await members()];
    await refreshPhones(connection.db);
    expect(await logins()).toEqual(loginsBefore);
    expect(await members()).toEqual(membersBefore);
  });

  it("are read once a login has a location, and are those of one login before that", async () => {
    await addLogins([[7000, "4930555002", OLD]]); // the number that 7002 would get
    await addLogins([[7008, "030555008", OLD]]);
    await refreshPhones(connection.db);
    expect(await logins()).toEqual(
      expect.arrayContaining([
        [7000, "4930555002", OLD],
        [7002, "030555002", PHONE_VERSION],
        [7008, "030555008", OLD],
      ]),
    );
    await giveAccess([[7008, "", OLD]]);
    await refreshPhones(connection.db);
    expect(await logins()).toContainEqual([7008, "4930555008", PHONE_VERSION]);
  });

  it.runIf(engine.name === "PostgreSQL").each([
    ["users", logins],
    ["team_members", members],
  ] as const)("of %s are not written over what comes meanwhile", async (table, list) => {
    const { db } = connection;
    const waiting = () =>
      rowsOf(
        db,
        sql`select 1 as waits from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`,
      );
    const { refreshed } = await db.transaction(async (other) => {
      await other.execute(
        sql`update ${sql.identifier(table)} set phone = '4930555999' where id = 7002`,
      );
      const started = { refreshed: refreshPhones(db) };
      await expect.poll(waiting, { timeout: 20_000 }).toHaveLength(1);
      return started;
    });
    await refreshed;
    expect(await list()).toContainEqual([7002, "4930555999", PHONE_VERSION]);
  });

  it("are all read where there are more than one statement takes", async () => {
    const many = Array.from(
      { length: 2100 },
      (_, index) => [10_000 + index, `0306${100_000 + index}`, OLD] as const,
    );
    await addLogins(many);
    await giveAccess(many);
    await refreshPhones(connection.db);
    expect((await logins()).slice(-many.length)).toEqual(
      many.map(([id, phone]) => [id, `49${phone.slice(1)}`, PHONE_VERSION]),
    );
  });
});
