import { serviceId, teamMemberId } from "@/lib/domain/ids";
import type { LocationId, ServiceId } from "@/lib/domain/ids";
import type { serviceCategories, serviceLinks, services } from "../schema/salon";
import { LAKESIDE, NORD, PATAN } from "./demo-places";

type Row = {
  readonly id: number;
  readonly title: string;
  readonly category: number;
  /** Seconds, without the break. */
  readonly duration: number;
  readonly prices: readonly [number, number];
  readonly members: readonly number[];
  readonly technicalBreakSeconds?: number;
  /** Seconds of a member who takes longer than the duration. */
  readonly lengths?: Readonly<Record<number, number>>;
  readonly capacity?: number;
};

const STYLISTS = [3001, 3004, 3005, 3009];

const NORD_SERVICES: readonly Row[] = [
  {
    id: 501,
    title: "Cut and blow-dry",
    category: 41,
    duration: 3600,
    prices: [58, 72],
    members: STYLISTS,
  },
  {
    id: 502,
    title: "Dry cut",
    category: 41,
    duration: 1800,
    prices: [32, 42],
    members: [...STYLISTS, 3012],
  },
  {
    id: 503,
    title: "Full colour",
    category: 42,
    duration: 7200,
    prices: [95, 120],
    members: [3003, 3007],
    technicalBreakSeconds: 900,
  },
  {
    id: 504,
    title: "Highlights",
    category: 42,
    duration: 5400,
    prices: [84, 105],
    members: [3003, 3007, 3001],
    lengths: { 3001: 6300 },
  },
  {
    id: 505,
    title: "Beard trim",
    category: 43,
    duration: 1800,
    prices: [24, 24],
    members: [3002, 3006],
  },
  {
    id: 506,
    title: "Cut and beard",
    category: 43,
    duration: 3600,
    prices: [52, 52],
    members: [3002, 3006],
  },
  {
    id: 507,
    title: "Manicure",
    category: 44,
    duration: 2700,
    prices: [35, 35],
    members: [3008, 3010],
  },
  { id: 508, title: "Gel nails", category: 44, duration: 5400, prices: [62, 62], members: [3008] },
  {
    id: 509,
    title: "Make-up class",
    category: 41,
    duration: 5400,
    prices: [45, 45],
    members: [3009],
    capacity: 6,
  },
];

const LAKESIDE_SERVICES: readonly Row[] = [
  {
    id: 601,
    title: "Haircut",
    category: 51,
    duration: 2700,
    prices: [60, 60],
    members: [3101, 3102, 3103, 3104, 3105],
  },
];

const PATAN_SERVICES: readonly Row[] = [
  {
    id: 701,
    title: "Haircut",
    category: 61,
    duration: 1800,
    prices: [900, 900],
    members: [3201, 3202, 3203],
  },
];

export const DEMO_CATEGORIES: (typeof serviceCategories.$inferInsert)[] = [
  { locationId: NORD, id: 41, title: "Hair", weight: 40 },
  { locationId: NORD, id: 42, title: "Colour", weight: 30 },
  { locationId: NORD, id: 43, title: "Beard", weight: 20 },
  { locationId: NORD, id: 44, title: "Nails", weight: 10 },
  { locationId: LAKESIDE, id: 51, title: "Hair", weight: 10 },
  { locationId: PATAN, id: 61, title: "Hair", weight: 10 },
];

type ServiceRow = typeof services.$inferInsert & { id: ServiceId };

export const DEMO_SERVICES: ServiceRow[] = [
  ...NORD_SERVICES.map((row) => toService(NORD, row)),
  ...LAKESIDE_SERVICES.map((row) => toService(LAKESIDE, row)),
  ...PATAN_SERVICES.map((row) => toService(PATAN, row)),
];

export const DEMO_LINKS: (typeof serviceLinks.$inferInsert)[] = [
  ...NORD_SERVICES.flatMap((row) => toLinks(NORD, row)),
  ...LAKESIDE_SERVICES.flatMap((row) => toLinks(LAKESIDE, row)),
  ...PATAN_SERVICES.flatMap((row) => toLinks(PATAN, row)),
];

function toService(location: LocationId, row: Row): ServiceRow {
  return {
    locationId: location,
    id: serviceId(row.id),
    title: row.title,
    categoryId: row.category,
    priceMin: row.prices[0],
    priceMax: row.prices[1],
    durationSeconds: row.duration,
    technicalBreakSeconds: row.technicalBreakSeconds ?? null,
    weight: 1000 - row.id, // lists go by weight: the order of the ids
    isBookableOnline: true,
    isGroup: row.capacity !== undefined,
    capacity: row.capacity ?? 1,
  };
}

function toLinks(location: LocationId, row: Row): (typeof serviceLinks.$inferInsert)[] {
  return row.members.map((member) => ({
    locationId: location,
    serviceId: serviceId(row.id),
    memberId: teamMemberId(member),
    durationSeconds: row.lengths?.[member] ?? row.duration,
  }));
}
