import { createHash } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { teamMemberId, userId } from "@/lib/domain/ids";
import type { LocationId, UserId } from "@/lib/domain/ids";
import type { Role } from "@/lib/domain/salon/access";
import { rightsOf } from "@/lib/domain/salon/roles";
import type { Rights } from "@/lib/domain/salon/roles";
import { PHONE_VERSION } from "@/lib/phone/phone-version";
import type {
  partnerLocations,
  partnerTokens,
  partners,
  userAccess,
  users,
} from "../schema/people";
import { LAKESIDE, NORD, PATAN } from "./demo-places";

type AccessRow = typeof userAccess.$inferInsert;

export const OWNER = userId(7001);
const MANAGER = userId(7002);
export const RECEPTION = userId(7003);
const ANNA = userId(7004);

const LOGINS = [
  {
    id: OWNER,
    name: "Olivia Brandt",
    email: "owner@atelier.example",
    phone: "4930555000",
    password: "owner-demo-pass",
  },
  {
    id: MANAGER,
    name: "Martin Seidel",
    email: "manager@atelier.example",
    phone: "4930555001",
    password: "manager-demo-pass",
  },
  {
    id: RECEPTION,
    name: "Rosa Klein",
    email: "reception@atelier.example",
    phone: "4930555002",
    password: "reception-demo-pass",
  },
  {
    id: ANNA,
    name: "Anna Berg",
    email: "anna@atelier.example",
    phone: "4930555003",
    password: "anna-demo-pass",
  },
] as const;

/** The people who log in; a salt of the login instead of a random one keeps the salon the same. */
export async function demoUsers(): Promise<(typeof users.$inferInsert)[]> {
  return Promise.all(
    LOGINS.map(async ({ id, name, email, phone, password }) => ({
      id,
      name,
      email,
      phone,
      phoneVersion: PHONE_VERSION,
      passwordHash: await hash(password, { salt: sha256(email).subarray(0, 16) }),
    })),
  );
}

export const DEMO_ACCESS: AccessRow[] = [
  ...at([NORD, LAKESIDE, PATAN], OWNER, "owner"),
  ...at([NORD, LAKESIDE], MANAGER, "manager"),
  ...at([NORD], RECEPTION, "administrator"),
  ...at([NORD], ANNA, "worker", { onlyMemberId: teamMemberId(3001) }),
];

function at(
  locations: readonly LocationId[],
  user: UserId,
  role: Role,
  over: Partial<Rights> = {},
): AccessRow[] {
  const rights = { ...rightsOf(role), ...over };
  return locations.map((locationId) => ({
    ...rights,
    grants: [...rights.grants],
    locationId,
    userId: user,
    role,
  }));
}

export const DEMO_PARTNERS: (typeof partners.$inferInsert)[] = [
  { id: 801, title: "Demo partner" },
  { id: 802, title: "Demo partner, read only" },
];

export const DEMO_PARTNER_TOKENS: (typeof partnerTokens.$inferInsert)[] = [
  { tokenHash: sha256("demo-partner-token").toString("hex"), partnerId: 801 },
  { tokenHash: sha256("demo-partner-readonly").toString("hex"), partnerId: 802 },
];

export const DEMO_PARTNER_LOCATIONS: (typeof partnerLocations.$inferInsert)[] = [801, 802].flatMap(
  (partnerId) => [NORD, LAKESIDE, PATAN].map((locationId) => ({ locationId, partnerId })),
);

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
