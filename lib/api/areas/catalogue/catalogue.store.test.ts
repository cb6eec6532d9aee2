import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NO_SOCIAL_LINKS } from "@/lib/domain/salon/location";
import type { LocationFields } from "@/lib/domain/salon/location";
import { serviceId, userId } from "@/lib/domain/ids";
import type { ServiceFields } from "@/lib/domain/salon/service";
import type { OpenStore } from "@/lib/api/store/open-store";
import { ANNA, BEN, LAKESIDE, NORD, NOW, PATAN, TODAY, span } from "@/test-support/builders";
import { TEST_ENGINES } from "@/test-support/test-engines";

const BEARD_TRIM = serviceId(505);

const aService = (over: Partial<ServiceFields> = {}): ServiceFields => ({
  title: "Shave",
  bookingTitle: "",
  categoryId: 43,
  priceMin: 19.5,
  priceMax: 25,
  durationSeconds: 1800,
  technicalBreakSeconds: null,
  discount: 0,
  comment: "",
  weight: 1,
  isBookableOnline: true,
  apiId: "",
  isGroup: false,
  capacity: 1,
  isLimitedToDates: false,
  dateFrom: TODAY,
  dateTo: null,
  searchFromSeconds: 0,
  searchToSeconds: 86_400,
  slotStepSeconds: 0,
  searchStepSeconds: 0,
  taxVariant: 0,
  vatId: 0,
  ...over,
});

const ANNAS_LINK = {
  memberId: ANNA,
  durationSeconds: 1800,
  cardId: 7,
  price: { min: 20, max: null },
};

const A_LOCATION: LocationFields = {
  title: "Atelier Apia",
  shortDescription: "",
  phone: "685111",
  country: "",
  city: "",
  address: "",
  zip: "",
  openingHours: "",
  timeZone: "Pacific/Apia",
  sessionStepMinutes: 5,
  countryId: 0,
  cityId: 0,
  description: "",
  site: "",
  social: { ...NO_SOCIAL_LINKS, viber: "v" },
  morePhones: ["685112"],
  latitude: -13.83,
  longitude: -171.76,
  businessTypeId: 1,
};

describe.each(TEST_ENGINES)("catalogue and locations on $name", ({ openDemo }) => {
  let opened: OpenStore;
  const store = () => opened.store;

  beforeAll(async () => {
    opened = await openDemo(NOW);
  });
  afterAll(() => opened.close());

  test("a service is found as it was saved, with its links and resources", async () => {
    const id = await store().transaction(NORD, async ({ serviceWriting }) => {
      const added = await serviceWriting.add(NORD, aService());
      await serviceWriting.saveLinks(NORD, added, [ANNAS_LINK]);
      await serviceWriting.saveResources(NORD, added, [62]);
      return added;
    });
    expect(id).toBeGreaterThan(100_000);
    const found = await store().services.find(NORD, id);
    expect(found).toEqual({
      id,
      ...aService(),
      links: [ANNAS_LINK],
      translations: [],
      resourceIds: [62],
    });
    expect((await store().services.list(NORD)).find((each) => each.id === id)).toEqual(found);
    expect(await store().services.find(LAKESIDE, id)).toBeNull();
    expect(await store().serviceWriting.resourceIds(LAKESIDE)).toEqual([]);
  });

  test("a part is saved alone, and nothing under the wrong location", async () => {
    const before = await store().services.find(NORD, BEARD_TRIM);
    await store().serviceWriting.save(LAKESIDE, BEARD_TRIM, { title: "Theirs" });
    await store().serviceWriting.saveLinks(LAKESIDE, BEARD_TRIM, []);
    await store().serviceWriting.markDeleted(LAKESIDE, BEARD_TRIM);
    expect(await store().services.find(NORD, BEARD_TRIM)).toEqual(before);
    await store().serviceWriting.save(NORD, BEARD_TRIM, {});
    await store().serviceWriting.save(NORD, BEARD_TRIM, { comment: "with hot towel" });
    expect(await store().services.find(NORD, BEARD_TRIM)).toEqual({
      ...before,
      comment: "with hot towel",
    });
  });

  test("translations are replaced language by language", async () => {
    const save = (text: string) =>
      store().serviceWriting.saveTranslations(NORD, BEARD_TRIM, [{ languageId: 2, text }]);
    await save("Bart");
    await save("Bartschnitt");
    await save("");
    await save("");
    expect(await store().services.find(NORD, BEARD_TRIM)).not.toBeNull();
  });

  test("a deleted service is no longer told or locked", async () => {
    const id = await store().serviceWriting.add(NORD, aService());
    await store().transaction(NORD, async ({ serviceWriting }) => {
      expect(await serviceWriting.lock(NORD, id)).toBe(true);
      await serviceWriting.markDeleted(NORD, id);
      expect(await serviceWriting.lock(NORD, id)).toBe(false);
    });
    expect(await store().services.find(NORD, id)).toBeNull();
  });

  test("a category knows its members by name and by service", async () => {
    const fields = { title: "Waxing", apiId: "w", weight: 99 };
    const id = await store().transaction(NORD, async ({ categories, serviceWriting }) => {
      const added = await categories.add(NORD, fields);
      await categories.saveMembers(NORD, added, [BEN]);
      const service = await serviceWriting.add(NORD, aService({ categoryId: added }));
      await serviceWriting.saveLinks(NORD, service, [ANNAS_LINK]);
      return added;
    });
    const [heaviest] = await store().categories.list(NORD);
    expect(heaviest).toEqual({ id, ...fields, memberIds: [ANNA, BEN] });
    expect(await store().categories.hasServices(NORD, id)).toBe(true);
    expect(await store().categories.hasServices(LAKESIDE, id)).toBe(false);
    await store().transaction(NORD, async ({ categories }) => {
      expect(await categories.hold(NORD, id, "use")).toBe(true);
      expect(await categories.hold(LAKESIDE, id, "use")).toBe(false);
      expect(await categories.hold(NORD, id, "write")).toBe(true);
      await categories.markDeleted(NORD, id);
      expect(await categories.hold(NORD, id, "use")).toBe(false);
    });
  });

  test("categories of several locations come location by location", async () => {
    const found = await store().categories.listOf([PATAN, LAKESIDE]);
    expect(found).toEqual([
      { id: 51, title: "Hair", services: [{ id: 601, title: "Haircut" }] },
      { id: 61, title: "Hair", services: [{ id: 701, title: "Haircut" }] },
    ]);
    expect(await store().categories.listOf([])).toEqual([]);
  });

  test("a new location belongs to the chain of the one beside it and to its founder", async () => {
    const founder = { userId: userId(7001), partnerId: 801 };
    const id = await store().locationWriting.addBeside(NORD, A_LOCATION, founder);
    expect(await store().locations.find(id)).toEqual({
      id,
      ...A_LOCATION,
      chainId: 900,
      chainTitle: "Atelier",
      currency: "EUR",
      isActive: true,
      isDeleted: false,
    });
    const owner = await store().auth.credentialsByLogin("owner@atelier.example");
    expect(owner?.user.access.at(-1)).toMatchObject({ locationId: id, role: "owner" });
  });

  test("a deleted location is no longer found, yet listed", async () => {
    await store().locationWriting.markDeleted(PATAN);
    expect(await store().locations.find(PATAN)).toBeNull();
    expect(await store().readModel.location(PATAN)).toBeNull();
    const listed = (await store().locations.list()).find(({ id }) => id === PATAN);
    expect(listed).toMatchObject({ isDeleted: true, title: "Atelier Patan" });
  });

  test("a new zone reaches the read model at once, busy times and all", async () => {
    const date = TODAY;
    const zoneOf = async () => (await store().readModel.location(NORD))?.timeZone;
    const timesOf = () => store().readModel.timesOf(NORD, ANNA, date);
    const before = await timesOf();
    expect(before.busy.length).toBeGreaterThan(0);
    expect(await zoneOf()).toBe("Europe/Berlin");
    await store().locationWriting.save(NORD, { timeZone: "Europe/London" });
    expect(await zoneOf()).toBe("Europe/London");
    const after = await timesOf();
    expect(after.working).toEqual(before.working);
    expect(after.busy).toEqual(before.busy.map(({ from, to }) => span(from - 60, to - 60)));
  });
});
