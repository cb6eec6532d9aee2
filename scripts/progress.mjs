const LINE_EVERY_MS = 10_000;
const LIVE_EVERY_MS = 1000;
const CLEAR = "\r\u001b[K";

/** The step whose output has to leave room for a live line; null where there is none. */
let live = null;

/** How many steps run, one inside the other; only the innermost speaks. */
let depth = 0;

/**
 * Runs a step that may take long. Says what runs, every ten seconds how long it has taken so far
 * (on a terminal in a line that stands below the output of the step), and at the end how long it
 * took.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const startedAt = performance.now();
  const passed = () => (performance.now() - startedAt) / 1000;
  const outer = live;
  outer?.clear();
  depth += 1;
  process.stdout.write(`▸ ${what}\n`);
  const stop = process.stdout.isTTY ? showLive(what, passed) : writeLines(what, passed);
  let outcome = "failed after";
  try {
    const result = await work();
    outcome = "took";
    return result;
  } finally {
    stop();
    live = outer;
    depth -= 1;
    process.stdout.write(`  ${what} ${outcome} ${passed().toFixed(1)} s\n`);
  }
}

/** Where a child's output goes: null when it may write to our terminal or file itself. */
export function outputOfStep() {
  return live;
}

function writeLines(what, passed) {
  const own = depth;
  const timer = setInterval(() => {
    if (own === depth) process.stdout.write(`  … ${what}, ${Math.round(passed())} s so far\n`);
  }, LINE_EVERY_MS);
  return () => clearInterval(timer);
}

function showLive(what, passed) {
  let isShown = false;
  let isAtLineStart = true;
  const clear = () => {
    if (isShown) process.stdout.write(CLEAR);
    isShown = false;
  };
  const draw = () => {
    if (live !== self || !isAtLineStart) return;
    process.stdout.write(`${CLEAR}  … ${what}, ${Math.round(passed())} s so far`);
    isShown = true;
  };
  const write = (chunk) => {
    clear();
    process.stdout.write(chunk);
    isAtLineStart = chunk.at(-1) === 10; // a line that is not yet whole is left alone
    draw();
  };
  const self = { clear, write };
  live = self;
  const timer = setInterval(draw, LIVE_EVERY_MS);
  return () => {
    clearInterval(timer);
    clear();
    if (!isAtLineStart) process.stdout.write("\n");
  };
}
