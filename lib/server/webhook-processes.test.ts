import { describe, expect, it } from "vitest";
import { startWebhookDelivery } from "@/lib/api/areas/webhooks/webhook-delivery.usecases";
import type { OwnedWebhookSettings } from "@/lib/domain/salon/webhook";
import { openStore } from "@/lib/api/store/open-store";
import type { OpenStore } from "@/lib/api/store/open-store";
import { NORD, NOW, aMemberDay } from "@/test-support/builders";
import { freshDatabase } from "@/test-support/test-engines";
import { teamMemberId, userId } from "@/lib/domain/ids";

const CHANGES = 40;
const SETTINGS: OwnedWebhookSettings = {
  urls: ["https://rota.example/hooks"],
  isActive: true,
  switches: ["master"],
  sendsOwn: false,
  secret: "secret",
  userId: userId(7001),
  partnerId: 9001,
};

/** A process that delivers by this, when it is told to. */
function deliveryOf(
  { store }: OpenStore,
  send: (body: string, signal: AbortSignal) => Promise<void>,
) {
  return startWebhookDelivery({
    store,
    read: async () => null,
    delay: 0,
    every: () => () => {},
    log: () => {},
    send: async ({ body, signal }) => {
      await send(body, signal);
      return 200;
    },
  });
}

async function changeHours({ store }: OpenStore): Promise<void> {
  for (let member = 3001; member <= 3010; member += 1) {
    for (const date of ["2027-05-01", "2027-05-02", "2027-05-03", "2027-05-04"]) {
      await store.transaction(NORD, ({ hours }) =>
        hours.save(NORD, [aMemberDay({ memberId: teamMemberId(member), date })]),
      );
    }
  }
}

describe.skipIf(!freshDatabase)("webhooks of two processes on PostgreSQL", () => {
  it("are delivered once, also when one process stops in the middle", async () => {
    const database = await freshDatabase?.();
    if (!database) throw new Error("There is no PostgreSQL");
    const [one, two] = await Promise.all([connect(database.url), connect(database.url)]);
    await one.seedDemo({ now: NOW });
    await one.store.webhooks.save(NORD, SETTINGS);
    await changeHours(one);
    const delivered: string[] = [];
    let begun = 0;
    let cutOff = 0;
    const stopping = deliveryOf(one, async (body, signal) => {
      begun += 1;
      if (begun > 5) {
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        cutOff += 1;
        throw new Error("Cut off");
      }
      delivered.push(body);
    });
    const lasting = deliveryOf(two, async (body) => void delivered.push(body));
    await Promise.all([stopping.look(), lasting.look()]);
    await stopping.stop();
    expect([begun > 5, cutOff]).toEqual([true, begun - 5]);
    while ((await lasting.look()) > 0) await lasting.settle();
    expect(delivered).toHaveLength(CHANGES);
    expect(new Set(countsOf(delivered).values())).toEqual(new Set([4])); // dates of each member
    await lasting.stop();
    await Promise.all([one.close(), two.close()]);
    await database.drop();
  });
});

const connect = (url: string) => openStore({ kind: "postgres", url });

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
