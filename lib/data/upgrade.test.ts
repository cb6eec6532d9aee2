import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/lib/domain/salon/access";
import type { Grant } from "@/lib/domain/salon/grants";
import { ROLES, rightsOf } from "@/lib/domain/salon/roles";
import { MIGRATIONS_FOLDER, rowsOf } from "./connection";
import type { Connection, Database } from "./connection";
import { PGLITE_PARSERS, connectPglite } from "./pglite-connection";
import { openPostgres } from "./postgres-database";
import { freshDatabase } from "@/test-support/test-engines";

/** The defaults of the roles when 0000_start was released. */
const EVERYTHING_THEN: readonly Grant[] = [
  "timetable_statistics_access",
  "client_phones_access",
  "settings_master_access",
  "master_create",
  "master_edit",
  "master_delete",
  "settings_master_dismiss_access",
  "settings_positions_read",
  "settings_positions_create",
  "settings_services_access",
  "settings_services_create_access",
  "services_edit",
  "services_delete",
  "edit_master_service_and_duration",
  "users_access",
  "create_users_access",
  "edit_users_access",
  "delete_users_access",
  "webhook_read_access",
  "stat_access",
  "send_sms",
  "online_record_access",
];
const THEN: Readonly<Record<Role, readonly Grant[]>> = {
  owner: EVERYTHING_THEN,
  manager: EVERYTHING_THEN,
  administrator: ["client_phones_access", "settings_positions_read"],
  accountant: ["stat_access", "timetable_statistics_access"],
  worker: [],
  free_readonly: [],
  free_readonly_admin: [],
};
const ROLE_SLUGS = ROLES.map(({ slug }) => slug);

type Engine = {
  /** Opens the same database with the migrations of a folder. */
  readonly connect: (migrationsFolder: string) => Promise<Connection>;
  readonly remove: () => Promise<void>;
};

async function pglite(): Promise<Engine> {
  const client = await PGlite.create({ parsers: PGLITE_PARSERS });
  return {
    connect: async (folder) => ({
      ...(await connectPglite(client, folder)),
      close: async () => {},
    }),
    remove: () => client.close(),
  };
}

async function postgres(): Promise<Engine> {
  if (!freshDatabase) throw new Error("There is no PostgreSQL");
  const { url, drop } = await freshDatabase();
  return { connect: (folder) => openPostgres(url, folder), remove: drop };
}

const ENGINES: readonly (readonly [name: string, create: () => Promise<Engine>])[] = [
  ["PGlite", pglite],
  ...(freshDatabase ? [["PostgreSQL", postgres] as const] : []),
];

/** The migrations as they were released first. */
function firstMigration(): string {
  const folder = mkdtempSync(join(tmpdir(), "chairtime-migrations-"));
  const journal = JSON.parse(
    readFileSync(join(MIGRATIONS_FOLDER, "meta/_journal.json"), "utf8"),
  ) as { entries: { tag: string }[] }; // drizzle-kit's
  const [start] = journal.entries;
  expect(start?.tag).toBe("0000_start");
  mkdirSync(join(folder, "meta"));
  writeFileSync(
    join(folder, "meta/_journal.json"),
    JSON.stringify({ ...journal, entries: [start] }),
  );
  cpSync(join(MIGRATIONS_FOLDER, "0000_start.sql"), join(folder, "0000_start.sql"));
  return folder;
}

async function addAccess(
  db: Database,
  user: number,
  role: Role,
  grants: readonly Grant[] = THEN[role],
): Promise<void> {
  await db.execute(sql`insert into user_access (location_id, user_id, role, may_open_timetable,
      only_member_id, only_position_id, last_days_count, may_edit_hours_in_journal,
      may_edit_hours_in_settings, may_create_appointments, may_edit_appointments,
      may_delete_appointments, may_delete_arrived_appointments, may_see_phones, may_see_clients,
      grants)
    values (1, ${user}, ${role}, true, 0, 0, 7, false, false, true, false, false, false, true, true,
      ${`{${grants.join(",")}}`}::text[])`);
}

const NARROWED = 100;
const AHEAD = 101;
const WITHOUT_FIGURES: readonly Grant[] = EVERYTHING_THEN.filter(
  (grant) => grant !== "stat_access",
);

describe.each(ENGINES)("a database of 0000_start on %s", (_, create) => {
  let engine: Engine;
  let folder: string;
  let connection: Connection;
  let before: Record<string, unknown>[];

  const accessRows = () =>
    rowsOf<Record<string, unknown>>(
      connection.db,
      sql`select to_jsonb(user_access) as row from user_access order by user_id`,
    ).then((rows) => rows.map(({ row }) => row as Record<string, unknown>)); // an object by to_jsonb
  const grantsOf = async (user: number) => {
    const [row] = await rowsOf<{ grants: Grant[] }>(
      connection.db,
      sql`select grants from user_access where user_id = ${user}`,
    );
    return row?.grants ?? [];
  };

  beforeAll(async () => {
    engine = await create();
    folder = firstMigration();
    connection = await engine.connect(folder);
    for (const [index, role] of ROLE_SLUGS.entries()) {
      await addAccess(connection.db, index, role);
    }
    await addAccess(connection.db, NARROWED, "manager", WITHOUT_FIGURES);
    await addAccess(connection.db, AHEAD, "manager", rightsOf("manager").grants);
    before = await accessRows();
    await connection.close();
    connection = await engine.connect(MIGRATIONS_FOLDER);
  });
  afterAll(async () => {
    await connection.close();
    await engine.remove();
    rmSync(folder, { recursive: true });
  });

  it.each(ROLE_SLUGS.map((role, index) => [role, index] as const))(
    "gives %s what the defaults of the role gained since",
    async (role, user) => {
      const grants = await grantsOf(user);
      expect(new Set(grants)).toEqual(new Set(rightsOf(role).grants));
      expect(grants.slice(0, THEN[role].length)).toEqual(THEN[role]);
      expect(new Set(grants).size).toBe(grants.length);
    },
  );

  it("opens no figures to those from whom the statistics were taken", async () => {
    const gained = (await grantsOf(NARROWED)).filter(
      (grant) => !(WITHOUT_FIGURES as readonly string[]).includes(grant), // others are looked for
    );
    expect(gained).toContain("records_edit_services_access");
    expect(gained.filter((grant) => /report|salary|stat/.test(grant))).toEqual([]);
  });

  it("gives nothing twice", async () => {
    expect(await grantsOf(AHEAD)).toEqual(rightsOf("manager").grants);
  });

  it("keeps everything else of everybody", async () => {
    const after = await accessRows();
    expect(after).toHaveLength(before.length);
    expect(after).toEqual(
      before.map((row) => expect.objectContaining({ ...row, grants: expect.any(Array) })),
    );
  });
});
