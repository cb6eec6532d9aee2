import { setTimeout as pause } from "node:timers/promises";
import { bookUntilKilled, countWrongKeys } from "./keyed-writes.mjs";
import { countOf } from "./shell.mjs";
import { signIn, spawnServer, temporaryFolder } from "./spawn-server.mjs";

/** How often the server is killed: `node scripts/check-durability.mjs 60`. */
const ROUNDS = countOf(process.argv[2], 10);
/** Then the dates begin again: hours reach two years ahead at most. */
const DISTINCT_ROUNDS = 20;
const WRITERS = 4;
const CLOCK = "2026-11-25T08:00:00Z";

/**
 * Kills the built server in the middle of acknowledged writes, starts it again on the same folder,
 * looks for every write that it had acknowledged, and repeats at once what had an Idempotency-Key.
 */
async function main() {
  const folder = temporaryFolder();
  const written = new Map();
  let lost = 0;
  let keyed = 0;
  let wrongKeys = 0;
  let last = null;
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const server = await spawnServer({ DATA_DIR: folder.path, CHAIRTIME_CLOCK: CLOCK });
      const headers = await signIn(server.url, "owner@atelier.example", "owner-demo-pass");
      if (last) wrongKeys += await countWrongKeys(server.url, headers, last.date, last.keys);
      lost += await countLost(server.url, headers, written);
      if (round === ROUNDS) {
        await server.stop();
        break;
      }
      last = await writeUntilKilled(server, headers, round, written);
      keyed += last.keys.size;
    }
  } finally {
    folder.remove();
  }
  const days = `${written.size} acknowledged days, ${lost} lost`;
  process.stdout.write(`${ROUNDS} kills, ${days}, ${keyed} keys, ${wrongKeys} wrong\n`);
  const isEnough = written.size > ROUNDS && keyed > ROUNDS;
  process.exitCode = lost === 0 && wrongKeys === 0 && isEnough ? 0 : 1;
}

async function writeUntilKilled(server, headers, round, written) {
  const target = { isAlive: true };
  const writer = async (index) => {
    const member = 3001 + index;
    for (let step = 0; target.isAlive; step++) {
      const date = dateAfter("2027-03-01", (round % DISTINCT_ROUNDS) * 31 + (step % 31));
      const hour = 6 + ((step + Math.floor(round / DISTINCT_ROUNDS)) % 10); // other than last time
      const from = `${String(hour).padStart(2, "0")}:${step % 2 ? "30" : "00"}`;
      const body = JSON.stringify([{ date, is_working: true, slots: [{ from, to: "20:00" }] }]);
      const path = `/api/v1/schedule/4564/${member}/${date}/${date}`;
      const answer = await fetch(server.url + path, { method: "PUT", headers, body }).catch(
        () => null,
      );
      if (answer?.status === 201) written.set(`${member} ${date}`, { acknowledged: from });
      else if (target.isAlive) throw new Error(`A write answered ${answer?.status ?? "nothing"}`);
      else written.set(`${member} ${date}`, { ...written.get(`${member} ${date}`), pending: from });
    }
  };
  const writers = Array.from({ length: WRITERS }, (_, index) => writer(index));
  const date = dateAfter("2027-03-01", round);
  const { url } = server;
  const booking = bookUntilKilled({ url, headers, date, isAlive: () => target.isAlive });
  await pause(400 + (round % DISTINCT_ROUNDS) * 37);
  target.isAlive = false;
  await server.stop("SIGKILL");
  await Promise.all(writers);
  return { date, keys: await booking };
}

/** A write that was under way at the kill may stand or not; an acknowledged one must. */
async function countLost(url, headers, written) {
  let lost = 0;
  for (const [cell, { acknowledged, pending }] of written) {
    const [member, date] = cell.split(" ");
    const answer = await fetch(`${url}/api/v1/schedule/4564/${member}/${date}/${date}`, {
      headers,
    });
    const { data } = await answer.json();
    const from = data[0]?.slots[0]?.from;
    if (acknowledged && from !== acknowledged && from !== pending) lost++;
  }
  return lost;
}

function dateAfter(start, days) {
  return new Date(Date.parse(`${start}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

await main();
