import type { MadeCall } from "./document-calls";

/** Lists are cut to so many items; those of objects inside of items to one. */
const MOST_ITEMS = 2;
const MOST_SCALARS = 4;

/** What is random or secret, by the name of its field. */
const STEADY: Readonly<Record<string, string>> = {
  secret: "2f1d6c8b9a7e4f50b3c2d1e0f9a8b7c6",
  hash: "3a1f9c0d5b7e4286",
  record_hash: "3a1f9c0d5b7e4286",
  record_token: "8d2e6f1a4c7b9035",
  review_token: "8d2e6f1a4c7b9035",
  user_token: "5c0f4ad2b1e84a6f",
};

type Example = {
  readonly path?: object;
  readonly query?: object;
  readonly body?: unknown;
  readonly answers?: Readonly<Record<string, unknown>>;
};

/** The examples of the document, by operation: of a read the first call whose answer holds something. */
export function examplesOf(
  reads: readonly MadeCall[],
  writes: readonly MadeCall[],
): Readonly<Record<string, Example>> {
  const examples: Record<string, Example> = {};
  for (const call of [...reads, ...writes]) {
    const known = examples[call.name];
    if (known === undefined || (isEmpty(known) && !isEmpty(exampleOf(call)))) {
      examples[call.name] = exampleOf(call);
    }
  }
  return Object.fromEntries(
    Object.entries(examples).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function exampleOf({ path, query, body, answer }: MadeCall): Example {
  const isTold = answer.text !== "" && answer.status < 300;
  return {
    ...(Object.keys(path).length > 0 && { path: steady(path) as object }),
    ...(Object.keys(query).length > 0 && { query }),
    ...(body !== undefined && { body }),
    ...(isTold && { answers: { [answer.status]: shortened(JSON.parse(answer.text)) } }),
  };
}

function isEmpty({ answers = {} }: Example): boolean {
  return Object.values(answers).every((answer) => {
    const data = typeof answer === "object" && answer && "data" in answer ? answer.data : answer;
    return Array.isArray(data) && data.length === 0;
  });
}

function steady(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, found: unknown) => (found && STEADY[key]) || found),
  ) as unknown;
}

function shortened(value: unknown, depth = 0): unknown {
  if (Array.isArray(value)) {
    const isOfScalars = value.every((each) => typeof each !== "object");
    const most = isOfScalars ? MOST_SCALARS : depth > 2 ? 1 : MOST_ITEMS;
    return value.slice(0, most).map((each) => shortened(each, depth + 1));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      each ? (STEADY[key] ?? shortened(each, depth + 1)) : each,
    ]),
  );
}
