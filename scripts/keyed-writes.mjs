/** Rows on one page of a list. */
const PAGE = 300;

/**
 * Books with an Idempotency-Key until the server is killed; gives what became of each key.
 *
 * @param {{ url: string, headers: Record<string, string>, date: string, isAlive: () => boolean }} target
 * @returns {Promise<Map<string, { body: string, answer: string | null }>>} null = no answer came
 */
export async function bookUntilKilled({ url, headers, date, isAlive }) {
  const keys = new Map();
  for (let step = 0; isAlive(); step++) {
    const key = `${date} ${step}`;
    const body = JSON.stringify({
      staff_id: 3001,
      services: [{ id: 501 }],
      client: { phone: "+49 30 5559998", name: "Keyed" },
      datetime: `${date}T${String(8 + (step % 10)).padStart(2, "0")}:00:00`,
      seance_length: 3600,
      save_if_busy: true,
      comment: key,
    });
    keys.set(key, { body, answer: null });
    const answer = await post(url, headers, key, body).catch(() => null);
    if (answer) keys.set(key, { body, answer: `${answer.status} ${answer.text}` });
  }
  return keys;
}

/**
 * Repeats every request of a killed server at once, with its key; gives how many are wrong: another
 * answer than the first, none at all, or not exactly one row.
 *
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {string} date
 * @param {Map<string, { body: string, answer: string | null }>} keys
 * @returns {Promise<number>}
 */
export async function countWrongKeys(url, headers, date, keys) {
  let wrong = 0;
  for (const [key, { body, answer }] of keys) {
    const again = await post(url, headers, key, body);
    const isSame = answer === null || answer === `${again.status} ${again.text}`;
    if (again.status === 201 && isSame) continue;
    wrong += 1;
    process.stderr.write(`  ${key}: ${answer}\n  then ${again.status} ${again.text}\n`);
  }
  const rows = await commentsOn(url, headers, date);
  for (const key of keys.keys()) {
    const count = rows.filter((comment) => comment === key).length;
    if (count === 1) continue;
    wrong += 1;
    process.stderr.write(`  ${key}: ${count} rows\n`);
  }
  return wrong;
}

async function post(url, headers, key, body) {
  const response = await fetch(`${url}/api/v1/records/4564`, {
    method: "POST",
    headers: { ...headers, "idempotency-key": key },
    body,
  });
  return { status: response.status, text: await response.text() };
}

async function commentsOn(url, headers, date) {
  const comments = [];
  for (let page = 1; ; page++) {
    const query = `start_date=${date}&end_date=${date}&count=${PAGE}&page=${page}`;
    const response = await fetch(`${url}/api/v1/records/4564?${query}`, { headers });
    const { data } = await response.json();
    comments.push(...data.map((row) => row.comment));
    if (data.length < PAGE) return comments;
  }
}
