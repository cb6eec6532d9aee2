import type { Env } from "./env";
import { siteUrl } from "./own-host";

const DEMO_LOGINS = [
  ["owner@atelier.example", "owner-demo-pass", "owner of all three locations"],
  ["manager@atelier.example", "manager-demo-pass", "manager, edits hours"],
  ["reception@atelier.example", "reception-demo-pass", "sees everyone, edits no hours"],
  ["anna@atelier.example", "anna-demo-pass", "worker, sees her own days"],
] as const;

/** What `npm start` prints when the server listens. */
export function welcome(env: Env, port: number, hasDemo: boolean): string {
  const site = siteUrl(env.HOST, port);
  const lines = ["", `  Chairtime listens on ${site}`];
  if (env.ALTEGIO_API_URL) lines.push(`  Business data: the account behind ${env.ALTEGIO_API_URL}`);
  else lines.push(`  API documentation: ${site}/api/docs`);
  if (hasDemo) {
    lines.push("", "  Demo salon, sign in with");
    for (const [login, password, who] of DEMO_LOGINS) {
      lines.push(`    ${login.padEnd(27)} ${password.padEnd(21)} ${who}`);
    }
  }
  return [...lines, ""].join("\n");
}
