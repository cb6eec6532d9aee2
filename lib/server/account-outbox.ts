import { appendFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { AccountMessage, AccountOutbox } from "@/lib/api/areas/users/account-outbox.port";

/** The file of the data folder that holds links to set passwords until there is mail. */
export const OUTBOX_FILE = "outbox.txt";

/**
 * Writes links to set passwords into a file of the data folder, readable for its owner only: whoever
 * runs the server passes them on. The token stands behind `#`, which browsers send to no server. The
 * site is asked for with each link: its port may be known only when the server listens.
 */
export function fileOutbox(folder: string, siteUrl: () => string): AccountOutbox {
  return async (message) => {
    const site = siteUrl().replace(/\/+$/, "");
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const text = lineOf(message, `${site}/password#${message.token}`);
    await appendFile(join(folder, OUTBOX_FILE), text, { mode: 0o600, flush: true });
  };
}

function lineOf({ purpose, name, recipient, expiresAt }: AccountMessage, link: string): string {
  const what = purpose === "invitation" ? "invitation" : "new password";
  const until = new Date(expiresAt).toISOString();
  const parts = [what, oneLine(recipient), oneLine(name), `until ${until}`, link];
  return `${parts.join("\t")}\n`;
}

/** A name cannot forge a line of its own. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, " ");
}
