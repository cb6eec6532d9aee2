import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { causers } from "@/lib/api/platform/causer";
import type { Repositories } from "@/lib/api/store/repositories";
import { userId } from "@/lib/domain/ids";
import type { OwnedWebhookSettings } from "@/lib/domain/salon/webhook";
import type { DataAccess } from "@/lib/data/data-access";
import { withNotedChanges } from "@/lib/api/store/webhook-recorder";
import type { OpenStore } from "@/lib/api/store/open-store";
import {
  ANNA,
  BEN,
  LAKESIDE,
  MIA,
  NORD,
  NOW,
  aMemberDay,
  anAppointment,
} from "@/test-support/builders";
import { TEST_ENGINES } from "@/test-support/test-engines";

const MANAGER = { userId: 7002, partnerId: 9001 };

const settings = (over: Partial<OwnedWebhookSettings> = {}): OwnedWebhookSettings => ({
  urls: ["https://rota.example/hooks"],
  isActive: true,
  switches: ["record", "master", "client"],
  sendsOwn: false,
  secret: "secret",
  userId: userId(7001),
  partnerId: 9001,
  ...over,
});

describe.each(TEST_ENGINES)("webhooks on $name", ({ openDemo }) => {
  let opened: OpenStore;
  beforeAll(async () => {
    opened = await openDemo(NOW);
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    await opened.store.webhooks.claimDue(0, 1000);
    await opened.store.webhooks.save(NORD, settings());
  });

  const write = (work: (repositories: Repositories) => Promise<unknown>, location = NORD) =>
    opened.store.transaction(location, work);
  const claimed = async () =>
    (await opened.store.webhooks.claimDue(0, 1000)).map(({ change }) => change);

  it("keep their settings, and the first secret", async () => {
    const changed = settings({ urls: [], isActive: false, switches: [], secret: "another" });
    const saved = await opened.store.webhooks.save(NORD, changed);
    expect(saved).toEqual({ ...changed, secret: "secret" });
    expect(await opened.store.webhooks.find(NORD)).toEqual(saved);
    expect(await opened.store.webhooks.find(LAKESIDE)).toBeNull();
  });

  it("begin and end with their settings, whatever was written before", async () => {
    const { webhooks } = opened.store;
    const told = async (isTold: boolean) => {
      await write(({ hours }) => hours.save(LAKESIDE, [aMemberDay({ memberId: MIA })]), LAKESIDE);
      const change = { resource: "schedule", id: MIA, status: "update" };
      expect(await claimed()).toEqual(isTold ? [change] : []);
    };
    await told(false);
    await webhooks.save(LAKESIDE, settings());
    await told(true);
    await webhooks.save(LAKESIDE, settings({ isActive: false }));
    await told(false);
    const undone = write(async (repositories) => {
      await repositories.webhooks.save(LAKESIDE, settings());
      throw new Error("Taken back");
    }, LAKESIDE);
    await expect(undone).rejects.toThrow("Taken back");
    await told(false);
    await webhooks.save(LAKESIDE, settings());
    await told(true);
  });

  it("tell what a transaction changed, each thing once and in order", async () => {
    let id = 0;
    await write(async (repositories) => {
      const client = { name: "New", phone: "49301112223", email: "" };
      id = (await repositories.clients.add(NORD, client, NOW)).id;
      await repositories.hours.save(NORD, [
        aMemberDay(),
        aMemberDay({ date: "2027-03-02" }),
        aMemberDay({ memberId: BEN }),
      ]);
    });
    expect(await claimed()).toEqual([
      { resource: "client", id, status: "create" },
      { resource: "schedule", id: ANNA, status: "update" },
      { resource: "schedule", id: BEN, status: "update" },
    ]);
    expect(await claimed()).toEqual([]);
  });

  it("tell of an appointment that it was made and that it was deleted", async () => {
    let id = 0;
    await write(async ({ appointments }) => {
      const made = await appointments.add(NORD, anAppointment());
      id = made.id;
    });
    expect(await claimed()).toEqual([{ resource: "record", id, status: "create" }]);
    await write(async ({ appointments }) => {
      const made = await appointments.add(NORD, anAppointment());
      id = made.id;
      await appointments.markDeleted(NORD, made.id, NOW);
    });
    expect(await claimed()).toEqual([{ resource: "record", id, status: "delete" }]);
  });

  it("tell of a write outside a transaction, too", async () => {
    const client = { name: "Alone", phone: "49301112224", email: "" };
    const { id } = await opened.store.clients.add(NORD, client, NOW);
    expect(await claimed()).toEqual([{ resource: "client", id, status: "create" }]);
  });

  it("tell nothing of a transaction that was rolled back", async () => {
    const failing = write(async ({ hours }) => {
      await hours.save(NORD, [aMemberDay()]);
      throw new Error("Declined");
    });
    await expect(failing).rejects.toThrow("Declined");
    expect(await claimed()).toEqual([]);
  });

  it("leave out what is switched off, and locations without settings", async () => {
    await opened.store.webhooks.save(NORD, settings({ switches: ["record"] }));
    await write(({ hours }) => hours.save(NORD, [aMemberDay()]));
    await write(({ locationWriting }) => locationWriting.save(LAKESIDE, { city: "X" }), LAKESIDE);
    await opened.store.webhooks.save(NORD, settings({ isActive: false }));
    await write(({ hours }) => hours.save(NORD, [aMemberDay()]));
    expect(await claimed()).toEqual([]);
  });

  it("drop what waits when they are switched off", async () => {
    await write(({ hours }) => hours.save(NORD, [aMemberDay()]));
    await opened.store.webhooks.save(NORD, settings({ isActive: false }));
    expect(await claimed()).toEqual([]);
    await opened.store.webhooks.save(NORD, settings());
    expect(await claimed()).toEqual([]);
  });

  it("tell their owner of their own changes only when they ask for it", async () => {
    const byWhom = (causer: { userId: number; partnerId: number }) =>
      causers.run({ ...causer, door: "api" }, () =>
        write(({ hours }) => hours.save(NORD, [aMemberDay()])),
      );
    await byWhom({ userId: 7001, partnerId: 9001 });
    expect(await claimed()).toEqual([]);
    await byWhom(MANAGER);
    await byWhom({ userId: 7001, partnerId: 1 });
    expect(await claimed()).toHaveLength(2);
    await opened.store.webhooks.save(NORD, settings({ sendsOwn: true }));
    await byWhom({ userId: 7001, partnerId: 9001 });
    expect(await claimed()).toHaveLength(1);
  });

  it("wait for their delay", async () => {
    await write(({ hours }) => hours.save(NORD, [aMemberDay()]));
    expect(await opened.store.webhooks.claimDue(5, 10)).toEqual([]);
    expect(await opened.store.webhooks.claimDue(0, 10)).toHaveLength(1);
  });

  it("give each change to one of many who claim at the same time", async () => {
    for (let day = 10; day < 30; day += 1) {
      await write(({ hours }) => hours.save(NORD, [aMemberDay({ date: `2027-03-${day}` })]));
    }
    const claims = await Promise.all(
      Array.from({ length: 6 }, () => opened.store.webhooks.claimDue(0, 5)),
    );
    const rest = await opened.store.webhooks.claimDue(0, 1000);
    expect([...claims.flat(), ...rest]).toHaveLength(20);
  });

  it("come back to their place when they are put back, for the addresses that are told", async () => {
    const [first, second, third] = [
      "https://a.example/",
      "https://b.example/",
      "https://c.example/",
    ];
    await opened.store.webhooks.save(NORD, settings({ urls: [first, second, third] }));
    await write(({ hours }) => hours.save(NORD, [aMemberDay()]));
    await write(({ hours }) => hours.save(NORD, [aMemberDay({ memberId: BEN })]));
    const [earlier] = await opened.store.webhooks.claimDue(0, 1);
    if (!earlier) throw new Error("Nothing was due");
    await opened.store.webhooks.putBack(earlier, [first, third]);
    await opened.store.webhooks.save(NORD, settings({ urls: [second, third] }));
    const due = await opened.store.webhooks.claimDue(0, 10);
    expect(due.map(({ change, settings: { urls } }) => [change.id, urls])).toEqual([
      [ANNA, [third]], // the first is no address any more
      [BEN, [second, third]],
    ]);
    expect(due[0]?.number).toBe(earlier.number);
  });

  it("leave those of busy locations for later", async () => {
    await opened.store.webhooks.save(LAKESIDE, settings());
    await write(({ hours }) => hours.save(NORD, [aMemberDay()]));
    const mia = aMemberDay({ memberId: MIA });
    await write(({ hours }) => hours.save(LAKESIDE, [mia]), LAKESIDE);
    const idsOf = async (busy: Parameters<typeof opened.store.webhooks.claimDue>[2]) =>
      (await opened.store.webhooks.claimDue(0, 10, busy)).map(({ locationId }) => locationId);
    expect(await idsOf([NORD, LAKESIDE])).toEqual([]);
    expect(await idsOf([NORD])).toEqual([LAKESIDE]);
    expect(await idsOf([])).toEqual([NORD]);
    await opened.store.webhooks.save(LAKESIDE, settings({ isActive: false }));
  });
});

/** Reads, locks, and writes that no webhook tells of. */
const QUIET: Partial<Record<keyof Repositories, readonly string[]>> = {
  appointments: ["list", "find", "blocks", "events", "findEvent", "timesOf"],
  appointmentWriting: ["startsFrom"],
  visits: ["locationOf", "list", "ofClient"],
  clients: ["search", "find", "knownPhones", "findByPhone", "lock"],
  serviceWriting: ["lock", "resourceIds"],
  categories: ["list", "listOf", "hold", "hasServices"],
  teamWriting: ["isPhoneTaken"],
  hours: ["list"],
  locationWriting: ["addBeside"], // nobody can have set webhooks for a location that is not there yet
};

const NO_ACCESS: DataAccess = {
  get db(): never {
    throw new Error("Nothing is written here");
  },
  isExclusive: true,
  isUnchanged: () => true,
  write: () => Promise.reject(new Error("Nothing is written here")),
};

describe("every write of what webhooks tell of", () => {
  it("is noted", async () => {
    const { store, close } = await TEST_ENGINES[0].open();
    const noted = withNotedChanges(NO_ACCESS, store);
    for (const name of Object.keys(QUIET) as (keyof Repositories)[]) {
      const plain = store[name] as unknown as Record<string, unknown>; // looked at by name
      const wrapped = noted[name] as unknown as Record<string, unknown>; // as above
      const quiet = Object.keys(plain).filter((key) => plain[key] === wrapped[key]);
      expect([name, quiet.sort()]).toEqual([name, [...(QUIET[name] ?? [])].sort()]);
    }
    await close();
  });
});
