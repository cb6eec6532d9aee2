import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The build of the pages that this process serves; a server that builds as it goes has none. */
export function readBuildId(folder: string): string {
  try {
    return readFileSync(join(folder, ".next/BUILD_ID"), "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "none";
    throw error;
  }
}
