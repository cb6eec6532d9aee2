import type { Attendance } from "@/lib/domain/salon/appointment";
import { verify } from "@node-rs/argon2";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { authorizeLocation, locationId } from "@/lib/domain/ids";
import type { AuthorizedLocationId } from "@/lib/domain/ids";
import type { Appointment } from "@/lib/domain/salon/appointment";
import { lengthFor } from "@/lib/domain/salon/service";
import { addSeconds } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";
import { overlaps } from "@/lib/domain/time/interval";
import { addDays, daysBetween, localDateOf, weekdayOf } from "@/lib/domain/time/local-date";
import type { LocalDate } from "@/lib/domain/time/local-date";
import { spanOf, toInstant, todayIn, wallIntervals } from "@/lib/zone/wall-clock";
import { inOrder } from "../in-order";
import type { OpenStore } from "@/lib/api/store/open-store";
import { at } from "@/test-support/builders";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { DELETED_ID, SEAT_IDS, STRANDED_ID } from "./demo-appointments";

const PLACES = [4564, 4565, 4566].map((id) => authorizeLocation(locationId(id)));
const [NORD, LAKESIDE, PATAN] = PLACES as [
  AuthorizedLocationId,
  AuthorizedLocationId,
  AuthorizedLocationId,
]; // as many as were mapped
const BERLIN = "Europe/Berlin";
const ZONES = new Map<number, string>([
  [NORD, BERLIN],
  [LAKESIDE, "America/Chicago"],
  [PATAN, "Asia/Kathmandu"],
]);

const CASES = [
  { name: "a Wednesday", now: at("2026-11-25T09:00:00Z"), today: "2026-11-25" },
  {
    name: "a Monday after clocks went forward",
    now: at("2027-03-29T06:00:00Z"),
    today: "2027-03-29",
  },
  {
    name: "a night that is another date in Chicago",
    now: at("2026-06-14T00:30:00Z"),
    today: "2026-06-14",
  },
];

describe.each(CASES)("the demo salon on $name", ({ now, today: todayText }) => {
  const today = localDateOf(todayText);
  let opened: OpenStore;
  let booked: Map<number, Appointment[]>;

  beforeAll(async () => {
    opened = await (TEST_ENGINES.at(-1) ?? TEST_ENGINES[0]).open();
    await opened.seedDemo({ now });
    booked = new Map(
      await Promise.all(
        PLACES.map(async (place) => [place, await allAppointments(place)] as const),
      ),
    );
  });
  afterAll(() => opened.close());

  async function allAppointments(place: AuthorizedLocationId): Promise<Appointment[]> {
    const query = { withDeleted: true, offset: 0, limit: 10_000 };
    return (await opened.store.appointments.list(place, query)).items;
  }

  const zoneOf = (place: number) => ZONES.get(place) ?? BERLIN;
  const anchorOf = (place: number) => todayIn(zoneOf(place), now);
  const wide = (place: number) => ({
    from: addDays(anchorOf(place), -100),
    to: addDays(anchorOf(place), 100),
  });
  const hoursOf = async (place: AuthorizedLocationId) =>
    new Map(
      (await opened.store.hours.list(place, "all", wide(place))).map(({ memberId, day }) => [
        `${memberId}/${day.date}`,
        day,
      ]),
    );
  const next = (weekday: number): LocalDate => {
    let date = addDays(today, 1);
    while (weekdayOf(date) !== weekday) date = addDays(date, 1);
    return date;
  };

  test("the logins open with their passwords and reach their locations", async () => {
    const logins = [
      ["owner", "4930555000", "owner", [4564, 4565, 4566]],
      ["manager", "4930555001", "manager", [4564, 4565]],
      ["reception", "4930555002", "administrator", [4564]],
      ["anna", "4930555003", "worker", [4564]],
    ] as const;
    await inOrder(logins, async ([name, phone, role, places]) => {
      const found = await opened.store.auth.credentialsByLogin(`${name}@atelier.example`);
      expect(found?.user.phone).toBe(phone);
      expect(found?.user.access.map((each) => each.locationId)).toEqual(places);
      expect(new Set(found?.user.access.map((each) => each.role))).toEqual(new Set([role]));
      expect(await verify(found?.passwordHash ?? "", `${name}-demo-pass`)).toBe(true);
      expect(found?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    });
  });

  test("reception edits appointments and no hours, anna sees herself and edits nothing", async () => {
    const accessOf = async (name: string) =>
      (await opened.store.auth.credentialsByLogin(`${name}@atelier.example`))?.user.access[0];
    expect(await accessOf("manager")).toMatchObject({
      mayEditHoursInJournal: true,
      mayEditHoursInSettings: true,
      onlyMemberId: 0,
    });
    expect(await accessOf("reception")).toMatchObject({
      mayOpenTimetable: true,
      onlyMemberId: 0,
      mayCreateAppointments: true,
      mayEditAppointments: true,
      mayDeleteAppointments: true,
      mayEditHoursInJournal: false,
      mayEditHoursInSettings: false,
    });
    expect(await accessOf("anna")).toMatchObject({
      mayOpenTimetable: true,
      onlyMemberId: 3001,
      mayCreateAppointments: false,
      mayEditAppointments: false,
      mayDeleteAppointments: false,
      mayEditHoursInJournal: false,
      mayEditHoursInSettings: false,
    });
  });

  test("both partner tokens reach the three locations", async () => {
    await inOrder(["demo-partner-token", "demo-partner-readonly"], async (token) => {
      const hash = createHash("sha256").update(token).digest("hex");
      const partner = await opened.store.auth.partnerByTokenHash(hash);
      expect(partner?.locationIds).toEqual([4564, 4565, 4566]);
    });
  });

  test("three locations stand in their zones and currencies under one chain", async () => {
    const places = await opened.store.locations.list();
    expect(
      places.map(
        ({
          id,
          title,
          timeZone,
          currency,
          chainId,
          chainTitle,
          sessionStepMinutes: sessionStep,
        }) => [id, title, timeZone, currency, chainId, chainTitle, sessionStep],
      ),
    ).toEqual([
      [4564, "Atelier Nord", BERLIN, "EUR", 900, "Atelier", 5],
      [4565, "Atelier Lakeside", "America/Chicago", "USD", 900, "Atelier", 5],
      [4566, "Atelier Patan", "Asia/Kathmandu", "NPR", 900, "Atelier", 5],
    ]);
  });

  test("the team has its names, positions and states", async () => {
    const teams = await Promise.all(PLACES.map((place) => opened.store.team.list(place, today)));
    const [nord = [], lakeside = [], patan = []] = teams;
    expect(nord.map((member) => `${member.id} ${member.name} ${member.position?.id}`)).toEqual([
      "3001 Anna Berg 11",
      "3002 Ben Adler 14",
      "3003 Clara Voss 13",
      "3004 David Roth 12",
      "3005 Eva Lindt 12",
      "3006 Finn Krause 14",
      "3007 Greta Holm 13",
      "3008 Hanna Weiss 15",
      "3009 Ivo Marek 11",
      "3010 Jana Pohl 15",
      "3011 Karl Thoma 12",
      "3012 Lena Ritter 16",
    ]);
    expect(nord.filter((member) => member.isDismissed).map((each) => each.id)).toEqual([3011]);
    expect(nord.filter((member) => !member.hasTimetable).map((each) => each.id)).toEqual([3012]);
    expect(nord[0]?.userId).toBe(7004);
    expect(lakeside.map((member) => `${member.id} ${member.name}`)).toEqual([
      "3101 Mia Stone",
      "3102 Noah Price",
      "3103 Olive Grant",
      "3104 Paul Reed",
      "3105 Quinn Hale",
    ]);
    expect(patan.map((member) => `${member.id} ${member.name}`)).toEqual([
      "3201 Asha Rai",
      "3202 Bikash Lama",
      "3203 Chandra Thapa",
    ]);
  });

  test("hours follow each member's pattern from D-60 to D+60", async () => {
    const hours = await hoursOf(NORD);
    const text = (member: number, date: LocalDate) =>
      (hours.get(`${member}/${date}`)?.intervals ?? [])
        .map(({ from, to }) => `${from / 60}-${to / 60}`)
        .join(" ");
    for (let offset = -61; offset <= 61; offset += 1) {
      const date = addDays(today, offset);
      const weekday = weekdayOf(date);
      const isOpen = Math.abs(offset) <= 60 && weekday !== 7;
      const when = (condition: boolean, hoursText: string) =>
        isOpen && condition ? hoursText : "";
      const stylist = (condition: boolean) => when(condition && weekday >= 2, "9-13 14-18");
      const isVacation = offset >= 14 && offset <= 27;
      const nails = weekday % 2 === 1 ? "9-15" : "13-20";
      for (const member of [3001, 3004, 3009]) expect(text(member, date)).toBe(stylist(true));
      expect(text(3005, date)).toBe(stylist(!isVacation));
      expect(hours.get(`3005/${date}`)?.dayOff ?? null).toBe(isVacation ? "vacation" : null);
      expect(text(3011, date)).toBe(stylist(offset < -10));
      expect(text(3012, date)).toBe("");
      for (const member of [3003, 3007])
        expect(text(member, date)).toBe(when(weekday <= 5, "10-19"));
      for (const member of [3008, 3010]) expect(text(member, date)).toBe(when(weekday <= 5, nails));
      const isFirstPair = (offset + 60) % 4 < 2;
      expect(text(3002, date)).toBe(when(isFirstPair, "10-20"));
      expect(text(3006, date)).toBe(when(!isFirstPair, "10-20"));
    }
  });

  test("Lakeside works Monday to Friday and Patan Sunday to Friday", async () => {
    const patterns = [
      {
        place: LAKESIDE,
        members: [3101, 3105],
        from: 480,
        to: 1020,
        isOpen: (day: number) => day <= 5,
      },
      {
        place: PATAN,
        members: [3201, 3203],
        from: 600,
        to: 1080,
        isOpen: (day: number) => day !== 6,
      },
    ];
    await inOrder(patterns, async ({ place, members, from, to, isOpen }) => {
      const hours = await hoursOf(place);
      for (let offset = -60; offset <= 60; offset += 1) {
        const date = addDays(anchorOf(place), offset);
        for (const member of members) {
          expect(hours.get(`${member}/${date}`)?.intervals ?? []).toEqual(
            isOpen(weekdayOf(date)) ? [{ from, to }] : [],
          );
        }
      }
    });
  });

  test("services have their members, lengths and breaks", async () => {
    const lines = (await opened.store.services.list(NORD)).map((service) =>
      [
        service.id,
        service.title,
        service.categoryId,
        service.durationSeconds,
        service.technicalBreakSeconds,
        service.links.map((link) => link.memberId).join(" "),
      ].join("|"),
    );
    expect(lines).toEqual([
      "501|Cut and blow-dry|41|3600||3001 3004 3005 3009",
      "502|Dry cut|41|1800||3001 3004 3005 3009 3012",
      "503|Full colour|42|7200|900|3003 3007",
      "504|Highlights|42|5400||3001 3003 3007",
      "505|Beard trim|43|1800||3002 3006",
      "506|Cut and beard|43|3600||3002 3006",
      "507|Manicure|44|2700||3008 3010",
      "508|Gel nails|44|5400||3008",
      "509|Make-up class|41|5400||3009",
    ]);
    const [haircut] = await opened.store.services.list(LAKESIDE);
    const [shortHaircut] = await opened.store.services.list(PATAN);
    expect([haircut?.id, haircut?.durationSeconds, haircut?.links.length]).toEqual([601, 2700, 5]);
    expect([shortHaircut?.id, shortHaircut?.durationSeconds, shortHaircut?.links.length]).toEqual([
      701, 1800, 3,
    ]);
  });

  test("clients have the phones of their list, and the numbers end where the list does", async () => {
    const find = (place: AuthorizedLocationId, phone: string) =>
      opened.store.clients.findByPhone(place, phone);
    expect((await find(NORD, "49305550001"))?.id).toBe(9001);
    expect((await find(NORD, "49305550120"))?.id).toBe(9120);
    expect(await find(NORD, "49305550121")).toBeNull();
    expect((await find(LAKESIDE, "13125550030"))?.id).toBe(9230);
    expect((await find(PATAN, "97715550020"))?.id).toBe(9320);
  });

  test("every working member has 3 to 7 appointments a day, inside the hours, apart, on the quarter", async () => {
    await inOrder(PLACES, async (place) => {
      const [hours, services] = [await hoursOf(place), await opened.store.services.list(place)];
      const byDay = new Map<string, Appointment[]>();
      for (const each of regular(place)) {
        const key = dayOf(place, each);
        byDay.set(key, [...(byDay.get(key) ?? []), each]);
      }
      for (const [key, day] of hours) {
        const offset = daysBetween(anchorOf(place), day.date);
        const isSold = services.some((each) =>
          each.links.some((link) => key.startsWith(`${link.memberId}/`)),
        );
        if (day.intervals.length === 0 || offset < -30 || offset > 21 || !isSold) continue;
        expect([3, 4, 5, 6, 7]).toContain(byDay.get(key)?.length);
      }
      for (const [key, ofDay] of byDay) {
        const pieces = ofDay.map((each) => wallOf(place, each));
        const open = hours.get(key)?.intervals ?? [];
        for (const [index, piece] of pieces.entries()) {
          expect(piece.from % 15).toBe(0);
          expect(open.some((each) => each.from <= piece.from && piece.to <= each.to)).toBe(true);
          expect(pieces.slice(index + 1).some((other) => overlaps(piece, other))).toBe(false);
        }
      }
    });
  });

  /** Without those that the demo makes one by one. */
  function regular(place: number): Appointment[] {
    const named = new Set<number>([STRANDED_ID, DELETED_ID, ...SEAT_IDS]);
    return (booked.get(place) ?? []).filter((each) => !named.has(each.id));
  }
  function wallOf(
    place: number,
    { startsAt, durationSeconds: length }: { startsAt: Instant; durationSeconds: number },
  ) {
    const pieces = wallIntervals(zoneOf(place), startsAt, addSeconds(startsAt, length));
    const [piece] = pieces;
    if (!piece || pieces.length > 1) throw new Error("A demo appointment crosses midnight");
    return piece;
  }
  function dayOf(place: number, each: Appointment): string {
    return `${each.memberId}/${wallOf(place, each).date}`;
  }

  test("each appointment is a service that the member does, as long as it takes them", async () => {
    await inOrder(PLACES, async (place) => {
      const services = await opened.store.services.list(place);
      for (const each of regular(place)) {
        const service = services.find((other) => other.id === each.services[0]?.id);
        if (!service) throw new Error("A demo appointment has one service");
        expect(service.links.map((link) => link.memberId)).toContain(each.memberId);
        expect(each.technicalBreakSeconds).toBe(service.technicalBreakSeconds ?? 0);
        expect(each.durationSeconds).toBe(
          lengthFor(service, each.memberId) + each.technicalBreakSeconds,
        );
        expect(each.client).not.toBeNull();
        expect(each.createdAt).toBeLessThan(now);
      }
    });
  });

  test("the past came, but for one in fifteen; of the future one in four is confirmed", () => {
    const all = PLACES.flatMap((place) =>
      regular(place).map((each) => ({
        attendance: each.attendance,
        isPast: wallOf(place, each).date < anchorOf(place),
      })),
    );
    const past = all.filter((each) => each.isPast).map((each) => each.attendance);
    const future = all.filter((each) => !each.isPast).map((each) => each.attendance);
    const share = (list: Attendance[], value: Attendance) =>
      list.filter((each) => each === value).length / list.length;
    expect(new Set(past)).toEqual(new Set(["arrived", "missed"]));
    expect(new Set(future)).toEqual(new Set(["waiting", "confirmed"]));
    expect(share(past, "missed")).toBeGreaterThan(0.045);
    expect(share(past, "missed")).toBeLessThan(0.09);
    expect(share(future, "confirmed")).toBeGreaterThan(0.2);
    expect(share(future, "confirmed")).toBeLessThan(0.3);
  });

  test("one appointment is stranded: 3004 on the first Monday after, at ten", async () => {
    const stranded = await opened.store.appointments.find(NORD, STRANDED_ID);
    expect(stranded).toMatchObject({ memberId: 3004, isDeleted: false });
    expect(stranded?.startsAt).toBe(toInstant(BERLIN, next(1), 600));
    expect(stranded?.services.map((service) => service.id)).toEqual([502]);
    expect((await hoursOf(NORD)).has(`3004/${next(1)}`)).toBe(false);
  });

  test("one appointment is deleted: 3001 on the day after", () => {
    const all = PLACES.flatMap((place) => booked.get(place) ?? []);
    const deleted = all.filter((each) => each.isDeleted);
    expect(deleted.map((each) => [each.id, each.memberId])).toEqual([[DELETED_ID, 3001]]);
    expect(deleted.map((each) => wallOf(NORD, each).date)).toEqual([addDays(today, 1)]);
  });

  test("one group event: a class of 3009 on the first Saturday after, two of six seats booked", async () => {
    const events = await opened.store.appointments.events(NORD, spanOf(BERLIN, wide(NORD)));
    expect(events).toEqual([
      {
        id: 801,
        serviceId: 509,
        memberId: 3009,
        startsAt: toInstant(BERLIN, next(6), 900),
        durationSeconds: 5400,
        capacity: 6,
        booked: 2,
        title: "Make-up class",
      },
    ]);
    const seats = (booked.get(NORD) ?? []).filter((each) => each.eventId !== 0);
    expect(seats.map((seat) => [seat.id, seat.eventId, seat.startsAt])).toEqual(
      SEAT_IDS.map((id) => [id, 801, events[0]?.startsAt]),
    );
    const day = spanOf(BERLIN, { from: next(6), to: next(6) });
    const ofIvo = (await opened.store.appointments.blocks(NORD, "all", day)).filter(
      (block) => block.memberId === 3009,
    );
    const pieces = ofIvo.map((block) => wallOf(NORD, block));
    expect(
      pieces.some((piece, index) =>
        pieces.slice(index + 1).some((other) => overlaps(piece, other)),
      ),
    ).toBe(false);
  });

  test("the same clock makes the same salon", async () => {
    const other = await TEST_ENGINES[0].open();
    await other.seedDemo({ now });
    const everything = async ({ store }: OpenStore) => ({
      places: await store.locations.list(),
      perPlace: await Promise.all(
        PLACES.map(async (place) => ({
          team: await store.team.list(place, today),
          hours: await store.hours.list(place, "all", wide(place)),
          services: await store.services.list(place),
          appointments: await store.appointments.list(place, {
            withDeleted: true,
            offset: 0,
            limit: 10_000,
          }),
        })),
      ),
      owner: await store.auth.credentialsByLogin("owner@atelier.example"),
    });
    expect(await everything(other)).toEqual(await everything(opened));
    await other.close();
  });
});
