import { truthOf } from "./document-truth.mjs";
import { countOf } from "./shell.mjs";
import { oddRequests, seeded } from "./odd-requests.mjs";
import { signIn, spawnServer, temporaryFolder } from "./spawn-server.mjs";

/** Requests to each route that writes, and the seed: `node scripts/check-fuzz.mjs 100 7`. */
const ROUNDS = countOf(process.argv[2], 3);
const SEED = countOf(process.argv[3], 1);
const CLOCK = "2026-11-25T08:00:00Z";
const AT_ONCE = 4;

/** A location that may be deleted; in the other one everything else happens. */
const [MAIN_LOCATION, SPARE_LOCATION] = [4564, 4566];

/**
 * Sends odd requests to every route that writes, and looks for answers of 500 and more, and for
 * those that the description does not know. Each round begins with a look at which ids there are and
 * ends with the deletions.
 */
async function main() {
  const folder = temporaryFolder();
  const server = await spawnServer({ DATA_DIR: folder.path, CHAIRTIME_CLOCK: CLOCK });
  try {
    const api = `${server.url}/api/v1`;
    const description = await (await fetch(`${api}/openapi.json`)).json();
    const random = seeded(SEED);
    const answers = [];
    for (let round = 0; round < ROUNDS; round++) {
      // the round before ended all sessions of the owner
      const headers = await signIn(server.url, "owner@atelier.example", "owner-demo-pass");
      const known = await knownIds(api, headers, description);
      const requests = requestsOf(description, known, random);
      answers.push(...(await sendAll(api, headers, requests)));
    }
    const untrue = untrueOf(description, answers);
    const isAlive = (await fetch(`${server.url}/readyz`)).ok;
    process.exitCode = judge(answers, untrue) && isAlive ? 0 : 1;
  } finally {
    await server.stop();
    folder.remove();
  }
}

/**
 * What the description says wrongly of the answers, each thing once. A 405 is no answer of the
 * operation: an odd id, such as none at all, made the address that of another path.
 */
function untrueOf(description, answers) {
  const untrue = truthOf(description);
  return [
    ...new Set(
      answers
        .filter(({ status }) => status !== 405)
        .flatMap((answer) =>
          untrue(answer).map((each) => `${answer.method} ${answer.template}: ${each}`),
        ),
    ),
  ];
}

/** Prints what came of it; tells whether no answer was a failure of ours or is unknown. */
function judge(answers, untrue) {
  for (const each of untrue.slice(0, 20)) process.stderr.write(`  not as described: ${each}\n`);
  const failures = answers.filter(({ status }) => status >= 500);
  for (const { method, path, body, status, text } of failures.slice(0, 20)) {
    const shown = `${body.slice(0, 1000)}\n    ${status} ${text.slice(0, 300)}`;
    process.stderr.write(`  ${method} ${path}\n    ${shown}\n`);
  }
  const counts = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  const list = Object.entries(counts).map(([status, count]) => `${count} × ${status}`);
  process.stdout.write(`${answers.length} requests, seed ${SEED}: ${list.join(", ")}\n`);
  // requests of which none is taken, or each one, try little of what lies behind a route
  const shareOf = (isMeant) =>
    answers.filter(({ status }) => isMeant(status)).length / answers.length;
  const taken = shareOf((status) => status < 300);
  const unknown = shareOf((status) => status === 401);
  const isSound = taken > 0.1 && taken < 0.9 && unknown < 0.1;
  if (!isSound) {
    const [ofTaken, ofUnknown] = [taken, unknown].map((share) => Math.round(share * 100));
    process.stderr.write(`  ${ofTaken} % were taken, ${ofUnknown} % came from nobody known\n`);
  }
  return failures.length === 0 && untrue.length === 0 && isSound;
}

/** The ids that the lists of the location name, by the parameter that takes them. */
async function knownIds(api, headers, description) {
  const known = new Map([["location_id", [MAIN_LOCATION]]]);
  for (const template of Object.keys(description.paths)) {
    const [, list, name] = /^(.*)\/\{(\w+)\}\/?$/.exec(template) ?? [];
    const isList = list !== undefined && description.paths[list]?.get && name !== "location_id";
    if (!isList || known.has(name)) continue;
    const path = list.replace("{location_id}", String(MAIN_LOCATION));
    if (path.includes("{")) continue;
    const answer = await fetch(`${api}${path}`, { headers });
    const { data } = await answer.json();
    const ids = Array.isArray(data) ? data.map(({ id }) => id).filter(Boolean) : [];
    if (ids.length > 0) known.set(name, ids);
  }
  return known;
}

function requestsOf(description, known, random) {
  const odd = oddRequests(description, known, random);
  const spare = new Map([["location_id", [SPARE_LOCATION]]]);
  const oddOfSpare = oddRequests(description, spare, random);
  const operations = Object.entries(description.paths).flatMap(([template, methods]) =>
    Object.entries(methods)
      .filter(([method]) => ["post", "put", "patch", "delete"].includes(method))
      .map(([method, operation]) => ({ method, template, operation })),
  );
  const isDeletion = ({ method }) => method === "delete";
  return [
    ...operations.filter((each) => !isDeletion(each)),
    ...operations.filter((each) => isDeletion(each)),
  ].map((each) => {
    const isWholeLocation = isDeletion(each) && /^\/\w+\/\{\w+\}\/?$/.test(each.template);
    return isWholeLocation ? oddOfSpare(each) : odd(each);
  });
}

/** Sends the requests, a few at the same time, and gives the answers. */
async function sendAll(api, headers, requests) {
  const answers = [];
  const queue = requests.values();
  const sender = async () => {
    for (const request of queue) {
      const { method, path, body } = request;
      const answer = await fetch(`${api}${path}`, { method, headers, body });
      const { status } = answer;
      const type = answer.headers.get("content-type") ?? "";
      answers.push({ ...request, status, type, text: await answer.text() });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  return answers;
}

await main();
