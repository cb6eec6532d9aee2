import { locationId } from "@/lib/domain/ids";
import type { LocationId } from "@/lib/domain/ids";
import type { chains, locations, positions, resourceInstances, resources } from "../schema/salon";

export const NORD = locationId(4564);
export const LAKESIDE = locationId(4565);
export const PATAN = locationId(4566);

export const DEMO_CHAIN: typeof chains.$inferInsert = { id: 900, title: "Atelier" };

export const DEMO_LOCATIONS: (typeof locations.$inferInsert & { locationId: LocationId })[] = [
  {
    locationId: NORD,
    chainId: DEMO_CHAIN.id,
    title: "Atelier Nord",
    shortDescription: "Hair, beard and nails",
    phone: "493055510000",
    country: "Germany",
    city: "Berlin",
    address: "Lindenweg 12",
    zip: "10115",
    openingHours: "Mon–Sat 9–20",
    timeZone: "Europe/Berlin",
    currency: "EUR",
    isActive: true,
  },
  {
    locationId: LAKESIDE,
    chainId: DEMO_CHAIN.id,
    title: "Atelier Lakeside",
    shortDescription: "Hair studio",
    phone: "13125551000",
    country: "United States",
    city: "Chicago",
    address: "40 Harbor Street",
    zip: "60601",
    openingHours: "Mon–Fri 8–17",
    timeZone: "America/Chicago",
    currency: "USD",
    isActive: true,
  },
  {
    locationId: PATAN,
    chainId: DEMO_CHAIN.id,
    title: "Atelier Patan",
    shortDescription: "Hair studio",
    phone: "97715551000",
    country: "Nepal",
    city: "Lalitpur",
    address: "Mangal Bazar 3",
    zip: "44700",
    openingHours: "Sun–Fri 10–18",
    timeZone: "Asia/Kathmandu",
    currency: "NPR",
    isActive: true,
  },
];

export const DEMO_POSITIONS: (typeof positions.$inferInsert)[] = [
  { locationId: NORD, id: 11, title: "Senior stylist" },
  { locationId: NORD, id: 12, title: "Stylist" },
  { locationId: NORD, id: 13, title: "Colourist" },
  { locationId: NORD, id: 14, title: "Barber" },
  { locationId: NORD, id: 15, title: "Nail artist" },
  { locationId: NORD, id: 16, title: "Trainee" },
];

export const DEMO_RESOURCES: (typeof resources.$inferInsert)[] = [
  { locationId: NORD, id: 62, title: "Wash basin" },
];

export const DEMO_RESOURCE_INSTANCES: (typeof resourceInstances.$inferInsert)[] = [
  { locationId: NORD, id: 3127, resourceId: 62, title: "Basin 1" },
  { locationId: NORD, id: 3128, resourceId: 62, title: "Basin 2" },
];
