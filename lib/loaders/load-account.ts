import "server-only";
import { notFound } from "next/navigation";
import { instantOf } from "@/lib/domain/time/instant";
import { container } from "@/lib/server/container";
import type { Account } from "@/lib/views/account";
import { todayIn } from "@/lib/zone/wall-clock";
import { inPage } from "./in-page";

/** The visitor's own account; a live account keeps passwords itself, so there it is no page. */
export async function loadAccount(): Promise<Account> {
  await mustHaveOwnPasswords();
  return inPage(async ({ client, userName }) => {
    const [found, [place]] = await Promise.all([
      client.account.sessions(),
      client.locations.mine(),
    ]);
    const zone = place?.timeZone ?? "UTC";
    const sessions = found.map(({ usedAt, ...session }) => ({
      id: session.id,
      application: session.application,
      usedOn: todayIn(zone, instantOf(Date.parse(usedAt))),
      isCurrent: session.isCurrent,
    }));
    return { userName, sessions };
  });
}

/** Ends a page that is none with a live account. */
export async function mustHaveOwnPasswords(): Promise<void> {
  if (!(await hasOwnPasswords())) notFound();
}

/** Tells whether people can set their passwords here. */
export async function hasOwnPasswords(): Promise<boolean> {
  return (await container()).hasApi;
}
