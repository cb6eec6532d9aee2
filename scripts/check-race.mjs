import pg from "pg";
import { signIn, spawnServer, temporaryFolder } from "./spawn-server.mjs";

const CALLS = 200;
const CLOCK = "2026-11-25T08:00:00Z";

/** A slot inside the demo hours' weekdays, far behind the demo appointments. */
const SLOT = {
  staff_id: 3001,
  services: [{ id: 501 }],
  client: { phone: "+49 30 5559999", name: "Race" },
  datetime: "2027-01-12T10:00:00",
  seance_length: 3600,
};

/** Many simultaneous bookings of one slot: one may win, all others must hear of the conflict. */
async function race(name, variables) {
  const server = await spawnServer({ CHAIRTIME_CLOCK: CLOCK, ...variables });
  try {
    const headers = await signIn(server.url, "owner@atelier.example", "owner-demo-pass");
    const body = JSON.stringify(SLOT);
    const path = `${server.url}/api/v1/records/4564`;
    const answers = await Promise.all(
      Array.from({ length: CALLS }, async () => {
        const answer = await fetch(path, { method: "POST", headers, body });
        return { status: answer.status, conflict: (await answer.json()).meta?.conflict === true };
      }),
    );
    const won = answers.filter(({ status }) => status === 201).length;
    const refused = answers.filter(({ status, conflict }) => status === 409 && conflict).length;
    process.stdout.write(`${name}: ${won} × 201, ${refused} × 409 with conflict\n`);
    return won === 1 && refused === CALLS - 1;
  } finally {
    await server.stop();
  }
}

async function freshDatabase(clusterUrl) {
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  await client.query("CREATE DATABASE chairtime_race");
  await client.end();
  const url = new URL(clusterUrl);
  url.pathname = "/chairtime_race";
  return url.href;
}

const folders = [temporaryFolder(), temporaryFolder()];
try {
  const embedded = await race("embedded", { DATA_DIR: folders[0].path });
  const clusterUrl = process.env.TEST_DATABASE_URL;
  if (!clusterUrl) throw new Error("TEST_DATABASE_URL names no PostgreSQL");
  const postgres = await race("PostgreSQL", {
    DATA_DIR: folders[1].path,
    DATABASE_URL: await freshDatabase(clusterUrl),
    CHAIRTIME_DEMO: "on",
  });
  process.exitCode = embedded && postgres ? 0 : 1;
} finally {
  for (const folder of folders) folder.remove();
}
