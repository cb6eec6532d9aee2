import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { ROOT } from "./shell.mjs";

// Makes lib/domain/salon/common-passwords.ts anew from a copy of zxcvbn 4.4.2 (MIT):
// `npm pack zxcvbn@4.4.2`, unpack, `node scripts/common-passwords.mjs package/lib/frequency_lists.js`.

const SHORTEST = 8;
const LINE = 96;

const [source] = process.argv.slice(2);
if (!source) throw new Error("Name zxcvbn's lib/frequency_lists.js");
const scope = { module: { exports: {} } };
runInNewContext(readFileSync(source, "utf8"), scope);
/** In the order of their frequency. */
const all = String(scope.module.exports.passwords).split(",");
const words = all.filter((word) => word.length >= SHORTEST && /^[!-~]+$/.test(word));
const lines = [];
for (const word of words) {
  const last = lines.at(-1);
  if (last === undefined || last.length + word.length + 1 > LINE) lines.push(word);
  else lines[lines.length - 1] = `${last} ${word}`;
}
const kept = lines.slice(0, 270);
const text = kept
  .join("\n")
  .replaceAll("\\", "\\\\")
  .replaceAll("`", "\\`")
  .replaceAll("${", "\\${");
writeFileSync(
  join(ROOT, "lib/domain/salon/common-passwords.ts"),
  `/**
 * Passwords that are guessed first, of those that are long enough to be asked for, in lower case: the
 * beginning of the list in zxcvbn 4.4.2 (Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc., MIT),
 * taken over by scripts/common-passwords.mjs.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  \`
${text}
\`
    .trim()
    .split(/\\s+/),
);
`,
);
