import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ClientToSave } from "@/lib/domain/salon/client";
import { userId } from "@/lib/domain/ids";
import type { DeliveryStatus } from "@/lib/domain/salon/mailing";
import type { OpenStore } from "@/lib/api/store/open-store";
import { LAKESIDE, NORD, NOW, PATAN, anAppointment, at } from "@/test-support/builders";
import { TEST_ENGINES } from "@/test-support/test-engines";
import type { MessageToSend } from "./mailing.port";

const MANAGER = userId(7002);
const LATER = at("2026-11-25T10:00:00Z");

const aMessage = (over: Partial<MessageToSend> = {}): MessageToSend => ({
  channel: "sms",
  recipients: { kind: "clients", ids: [9001, 9002] },
  isPersonal: false,
  subject: "",
  text: "We close at noon",
  appointmentId: null,
  createdBy: MANAGER,
  at: NOW,
  ...over,
});

const BLANK: ClientToSave = {
  name: "New",
  surname: "Client",
  middleName: "",
  phone: "",
  email: "",
  card: "",
  gender: 0,
  importance: 0,
  discount: 0,
  spent: 0,
  balance: 0,
  birthDate: null,
  comment: "",
  isGreetedBySms: false,
  isOutOfMailings: false,
  customFields: {},
  tagIds: [],
};
const toClients = (...ids: number[]) => ({ recipients: { kind: "clients", ids } as const });
const EVERYBODY = { recipients: { kind: "matching", filters: [] } as const };

describe.each(TEST_ENGINES)("the outbox on $name", ({ openDemo }) => {
  let opened: OpenStore;
  let lastBefore = 0;
  beforeAll(async () => {
    opened = await openDemo(NOW);
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    const newest = await Promise.all([NORD, LAKESIDE, PATAN].map((location) => all(location)));
    lastBefore = Math.max(0, ...newest.flat().map((each) => each.id));
  });
  const outbox = () => opened.store.mailings;
  const newOnes = async (location = NORD) =>
    (await all(location)).filter((each) => each.id > lastBefore);
  const all = async (location: typeof NORD) =>
    (await outbox().list(location, { offset: 0, limit: 1000 })).items;
  const addClient = async (over: Partial<ClientToSave>) => {
    const [id = 0] = await opened.store.clients.create(NORD, [{ ...BLANK, ...over }], NOW);
    return id;
  };

  it("keeps one message per client with the address of then, newest first", async () => {
    expect(await outbox().add(NORD, aMessage(toClients(9101, 9102)))).toBe(2);
    await opened.store.clients.markDeleted(NORD, 9101, NOW);
    const { items, total } = await outbox().list(NORD, { offset: 0, limit: 2 });
    expect(items.map((each) => each.client?.id)).toEqual([9102, 9101]);
    expect(items[1]).toEqual({
      id: expect.any(Number),
      channel: "sms",
      client: { id: 9101, name: expect.stringMatching(/\w+ \w+/) },
      address: "49305550101",
      subject: "",
      text: "We close at noon",
      appointmentId: null,
      createdBy: MANAGER,
      createdAt: NOW,
      report: null,
    });
    expect(items[1]?.id).toBeGreaterThan(100_000);
    const second = await outbox().list(NORD, { offset: 1, limit: 1 });
    expect([second.items.map((each) => each.client?.id), second.total]).toEqual([[9101], total]);
    expect(await newOnes(LAKESIDE)).toEqual([]);
  });

  it("reaches everybody of the location, apart from who is deleted or has no address", async () => {
    const size = await outbox().add(NORD, aMessage(EVERYBODY));
    expect(size).toBeGreaterThan(100);
    await opened.store.clients.markDeleted(NORD, 9103, NOW);
    await addClient({ email: "only@mail.example" });
    const phoned = await addClient({ phone: "4915550001" });
    expect(await outbox().add(NORD, aMessage(EVERYBODY))).toBe(size);
    const mail = { ...EVERYBODY, channel: "email", subject: "News" } as const;
    expect(await outbox().add(NORD, aMessage(mail))).toBe(size);
    const mails = (await newOnes()).filter(({ channel }) => channel === "email");
    const addresses = mails.map((each) => each.address);
    expect(addresses).toContain("only@mail.example");
    expect(addresses).not.toContain("client9103@mail.example");
    expect(mails.map((each) => each.client?.id)).not.toContain(phoned);
    expect(new Set(mails.map((each) => each.client?.id)).size).toBe(size);
  });

  it("leaves out who is out of mailings, unless it concerns them alone", async () => {
    const size = await outbox().add(NORD, aMessage(EVERYBODY));
    const id = await addClient({ phone: "4915550002", isOutOfMailings: true });
    expect(await outbox().add(NORD, aMessage(toClients(id)))).toBe(0);
    expect(await outbox().add(NORD, aMessage(EVERYBODY))).toBe(size);
    expect(await outbox().add(NORD, aMessage({ ...toClients(id), isPersonal: true }))).toBe(1);
  });

  it("reaches who matches, and no clients of other locations", async () => {
    const part = { kind: "part", of: "name", text: "amelie a", isInverted: false } as const;
    const message = aMessage({ recipients: { kind: "matching", filters: [part] } });
    expect(await outbox().add(NORD, message)).toBe(1);
    expect(await outbox().add(NORD, aMessage(toClients(9201, 9301)))).toBe(0);
    expect(await outbox().add(NORD, aMessage(toClients()))).toBe(0);
    expect(await outbox().knownClients(NORD, [9001, 9201, 1])).toEqual(new Set([9001]));
    expect(await outbox().knownClients(NORD, [])).toEqual(new Set());
  });

  it("goes with the transaction, and with the appointment it is about", async () => {
    const write = (fails: boolean) =>
      opened.store.transaction(NORD, async ({ appointments, mailings }) => {
        const { id } = await appointments.add(NORD, anAppointment({ clientId: 9001 }));
        await mailings.add(NORD, aMessage({ ...toClients(9001), appointmentId: id }));
        if (fails) throw new Error("Declined");
        return id;
      });
    await expect(write(true)).rejects.toThrow("Declined");
    expect(await newOnes()).toEqual([]);
    const id = await write(false);
    expect((await newOnes()).map((each) => each.appointmentId)).toEqual([id]);
  });

  it("keeps the last report of each SMS", async () => {
    await outbox().add(NORD, aMessage());
    await outbox().add(LAKESIDE, aMessage(toClients(9201)));
    const ids = [...(await newOnes()), ...(await newOnes(LAKESIDE))].map((each) => each.id);
    const report = (status: DeliveryStatus, of: readonly number[]) =>
      outbox().report([NORD, LAKESIDE], new Map(of.map((id) => [id, status])), LATER);
    expect(await report(8, ids)).toEqual([]);
    expect(await report(1, ids.slice(0, 1))).toEqual([]);
    const reports = [...(await newOnes()), ...(await newOnes(LAKESIDE))].map((each) => each.report);
    expect(reports).toEqual([1, 8, 8].map((status) => ({ status, at: LATER })));
  });

  it("keeps no report when one of the messages is unknown, foreign or no SMS", async () => {
    await outbox().add(NORD, aMessage(toClients(9001)));
    await outbox().add(NORD, aMessage({ ...toClients(9001), channel: "email" }));
    await outbox().add(PATAN, aMessage(toClients(9301)));
    const [email, sms] = await newOnes();
    const [foreign] = await newOnes(PATAN);
    const ids = [sms, email, foreign].map((each) => each?.id ?? 0);
    const statuses = new Map([...ids, 5].map((id) => [id, 1 as const]));
    expect(await outbox().report([NORD], statuses, LATER)).toEqual([ids[1], ids[2], 5]);
    expect(await outbox().report([], statuses, LATER)).toHaveLength(4);
    expect(await outbox().report([NORD], new Map(), LATER)).toEqual([]);
    expect((await newOnes()).every((each) => each.report === null)).toBe(true);
  });
});

describe.each(TEST_ENGINES)("push settings on $name", ({ openDemo }) => {
  let opened: OpenStore;
  beforeAll(async () => {
    opened = await openDemo(NOW);
  });
  afterAll(() => opened.close());

  it("are kept per location, user and type", async () => {
    const { pushSettings } = opened.store;
    const [moved, deleted] = ["record_move_admin", "record_delete_admin"] as const;
    await pushSettings.save(NORD, MANAGER, [
      { type: moved, isOn: false },
      { type: deleted, isOn: false },
    ]);
    await pushSettings.save(NORD, MANAGER, [{ type: deleted, isOn: true }]);
    await pushSettings.save(NORD, MANAGER, []);
    expect(await pushSettings.list(NORD, MANAGER)).toEqual(
      expect.arrayContaining([
        { type: moved, isOn: false },
        { type: deleted, isOn: true },
      ]),
    );
    expect(await pushSettings.list(NORD, MANAGER)).toHaveLength(2);
    expect(await pushSettings.list(LAKESIDE, MANAGER)).toEqual([]);
    expect(await pushSettings.list(NORD, userId(7001))).toEqual([]);
  });
});
