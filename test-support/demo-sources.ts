import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const SEED = "lib/data/seed/demo-salon.ts";
const IMPORTED = /^(?:import|export)\s+(?!type\b)[^;]*?from\s+"(@\/|\.{1,2}\/)([^"]+)"/gm;

/** The text of every file that decides what the demo salon holds: its seed and what that imports. */
export async function demoSources(): Promise<string[]> {
  const texts = new Map<string, string>();
  const visit = async (file: string): Promise<void> => {
    if (texts.has(file)) return;
    texts.set(file, "");
    const text = await readFile(file, "utf8");
    texts.set(file, text);
    const found = [...text.matchAll(IMPORTED)].map(([, start = "", rest = ""]) =>
      start === "@/" ? `${rest}.ts` : join(dirname(file), `${start}${rest}.ts`),
    );
    await Promise.all(found.map(visit));
  };
  await visit(SEED);
  return [...texts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, text]) => text);
}
