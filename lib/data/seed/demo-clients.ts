import { clientKeysOf } from "@/lib/domain/salon/client-keys";
import type { LocationId } from "@/lib/domain/ids";
import type { clients } from "../schema/appointments";
import { LAKESIDE, NORD, PATAN } from "./demo-places";

type Names = { readonly first: readonly string[]; readonly last: readonly string[] };

const GERMAN: Names = {
  first: words(
    "Amelie Bastian Carla Dennis Elif Felix Gesa Henrik Ida Jonas Katja Leon Marta Nils Olga Paul Ronja Samir Tessa Ulrich Vera Willem Yasmin Zoe",
  ),
  last: words(
    "Albrecht Baumann Czerny Dietrich Engel Fischer Graf Hartmann Iversen Jansen Keller Lorenz Maurer Neumann Otto Peters Quandt Richter Sommer Thiel",
  ),
};
const AMERICAN: Names = {
  first: words("Abby Brian Cora Dylan Emma Frank Gina Hugo Iris Jack Kara Liam Maya Nora Owen"),
  last: words("Abbott Brooks Carter Dalton Ellis Foster Greene Harper Irwin Jordan"),
};
const NEPALI: Names = {
  first: words("Anita Bina Deepak Gita Hari Kiran Laxmi Manish Nirmala Prakash"),
  last: words("Adhikari Basnet Gurung Joshi Karki Magar Poudel Shah Shrestha Tamang"),
};

/** How many clients a location has and the number before the first phone. */
export const DEMO_CLIENT_LISTS = [
  { location: NORD, firstId: 9001, size: 120, phoneBase: 49_305_550_000, names: GERMAN },
  { location: LAKESIDE, firstId: 9201, size: 30, phoneBase: 13_125_550_000, names: AMERICAN },
  { location: PATAN, firstId: 9301, size: 20, phoneBase: 97_715_550_000, names: NEPALI },
] as const;

export const DEMO_CLIENTS: (typeof clients.$inferInsert)[] = DEMO_CLIENT_LISTS.flatMap(
  ({ location, firstId, size, phoneBase, names }) =>
    Array.from({ length: size }, (_, index) =>
      aClient(location, firstId + index, phoneBase + index + 1, nameOf(names, index)),
    ),
);

function aClient(
  location: LocationId,
  id: number,
  phone: number,
  name: string,
): typeof clients.$inferInsert {
  const client = { name, phone: String(phone), email: `client${id}@mail.example` };
  return { locationId: location, id, ...client, ...clientKeysOf(client) };
}

/** Every pair once: the next round through the first names meets other last names. */
function nameOf({ first, last }: Names, index: number): string {
  const round = Math.floor(index / first.length);
  const given = first[index % first.length] ?? "";
  const family = last[((index % first.length) + round * 4) % last.length] ?? "";
  return `${given} ${family}`;
}

function words(text: string): string[] {
  return text.split(" ");
}
