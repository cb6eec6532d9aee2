import pg from "pg";
import { countOf } from "./shell.mjs";
import { signIn, spawnServer, temporaryFolder } from "./spawn-server.mjs";

/** How many slots are fought for, one after the other: `node scripts/check-race.mjs 50`. */
const ROUNDS = countOf(process.argv[2], 1);
const CALLS = 200;
const OUTPUT_SHOWN = 1000;
const CLOCK = "2026-11-25T08:00:00Z";

const MEMBER = 3001;

/** Days on which nothing is booked; the first has its hours from the demo. */
const DAYS = Array.from({ length: ROUNDS }, (_, round) =>
  new Date(Date.UTC(2027, 0, 12 + round)).toISOString().slice(0, 10),
);

const slotOn = (date) => ({
  staff_id: MEMBER,
  services: [{ id: 501 }],
  client: { phone: "+49 30 5559999", name: "Race" },
  datetime: `${date}T10:00:00`,
  seance_length: 3600,
});

/** Many simultaneous bookings of one slot: one may win, all others must hear of the conflict. */
async function race(name, variables) {
  const server = await spawnServer({ CHAIRTIME_CLOCK: CLOCK, ...variables });
  try {
    const headers = await signIn(server.url, "owner@atelier.example", "owner-demo-pass");
    await openDays(server.url, headers);
    let [won, refused, wrong] = [0, 0, 0];
    for (const date of DAYS) {
      const round = await fight(`${server.url}/api/v1/records/4564`, headers, date);
      won += round.won;
      refused += round.refused;
      if (round.won === 1 && round.refused === CALLS - 1) continue;
      wrong += 1;
      process.stderr.write(
        `  ${date}: ${round.others.join("; ")}\n${server.output().slice(-OUTPUT_SHOWN)}\n`,
      );
    }
    const text = `${ROUNDS} rounds, ${won} × 201, ${refused} × 409 with conflict, ${wrong} wrong`;
    process.stdout.write(`${name}: ${text}\n`);
    return wrong === 0;
  } finally {
    await server.stop();
  }
}

/** Hours for the days that the demo gives none. */
async function openDays(url, headers) {
  const [, ...days] = DAYS;
  if (days.length === 0) return;
  const slots = [{ from: "09:00", to: "18:00" }];
  const body = days.map((date) => ({ date, is_working: true, slots }));
  const path = `${url}/api/v1/schedule/4564/${MEMBER}/${days[0]}/${days.at(-1)}`;
  const answer = await fetch(path, { method: "PUT", headers, body: JSON.stringify(body) });
  if (answer.status !== 201) throw new Error(`The hours answered ${answer.status}`);
}

async function fight(path, headers, date) {
  const body = JSON.stringify(slotOn(date));
  const answers = await Promise.all(
    Array.from({ length: CALLS }, async () => {
      const answer = await fetch(path, { method: "POST", headers, body });
      const text = await answer.text();
      const conflict = JSON.parse(text).meta?.conflict === true;
      return { status: answer.status, conflict, text: `${answer.status} ${text}` };
    }),
  );
  const isWon = ({ status }) => status === 201;
  const isRefused = ({ status, conflict }) => status === 409 && conflict;
  const others = answers.filter((each) => !isWon(each) && !isRefused(each)).map(({ text }) => text);
  return {
    won: answers.filter(isWon).length,
    refused: answers.filter(isRefused).length,
    others: [...new Set(others)],
  };
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
