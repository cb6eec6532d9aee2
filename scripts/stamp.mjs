import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * A hash over the names and contents of files, and of all files in folders. Names count from `root`
 * on, so a tree that is copied or renamed keeps its hash; what does not exist is left out.
 *
 * @param {string} root
 * @param {readonly string[]} names paths from `root` on, with "/"
 * @returns {string} 64 hexadecimal digits
 */
export function stampOf(root, names) {
  const hash = createHash("sha256");
  for (const name of names.flatMap((each) => filesUnder(root, each))) {
    const content = readFileSync(join(root, name));
    hash.update(`${name}\0${content.length}\0`).update(content); // the length keeps neighbours apart
  }
  return hash.digest("hex");
}

function filesUnder(root, name) {
  const path = join(root, name);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [name];
  return readdirSync(path)
    .sort()
    .flatMap((child) => filesUnder(root, `${name}/${child}`));
}
