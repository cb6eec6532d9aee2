import type { Access, Role } from "./access";
import { APPOINTMENT_GRANTS } from "./appointment-grants";
import { CUSTOM_FIELD_GRANTS, GRANTS } from "./grants";
import type { Grant } from "./grants";

/** The rights of an access without its place and name. */
export type Rights = Omit<Access, "locationId" | "role">;

/** A role, the most powerful with the largest weight (business.md 11.3). */
export type RoleFacts = {
  readonly slug: Role;
  readonly title: string;
  readonly description: string;
  readonly weight: number;
};

export const ROLES: readonly RoleFacts[] = [
  { slug: "worker", title: "Team member", description: "Sees own appointments", weight: 10 },
  {
    slug: "free_readonly",
    title: "Team member, read only",
    description: "Sees the journal",
    weight: 20,
  },
  {
    slug: "free_readonly_admin",
    title: "Administrator, read only",
    description: "Sees the journal and clients",
    weight: 30,
  },
  {
    slug: "accountant",
    title: "Accountant",
    description: "Sees the journal and statistics",
    weight: 40,
  },
  {
    slug: "administrator",
    title: "Administrator",
    description: "Books and looks after clients",
    weight: 50,
  },
  {
    slug: "manager",
    title: "Manager",
    description: "Does everything, except with owners",
    weight: 60,
  },
  { slug: "owner", title: "Owner", description: "Does everything", weight: 70 },
];

const READS: Rights = {
  mayOpenTimetable: true,
  onlyMemberId: 0,
  onlyPositionId: 0,
  lastDaysCount: 0,
  mayEditHoursInJournal: false,
  mayEditHoursInSettings: false,
  mayCreateAppointments: false,
  mayEditAppointments: false,
  mayDeleteAppointments: false,
  mayDeleteArrivedAppointments: false,
  maySeePhones: false,
  maySeeClients: false,
  editDaysCount: -1,
  grants: [],
};

const BOOKS: Rights = {
  ...READS,
  mayCreateAppointments: true,
  mayEditAppointments: true,
  mayDeleteAppointments: true,
  maySeePhones: true,
  maySeeClients: true,
  grants: [
    ...APPOINTMENT_GRANTS,
    ...CUSTOM_FIELD_GRANTS,
    "client_phones_access",
    "settings_positions_read",
  ],
};

/** They take away instead of giving. */
const LIMITS: ReadonlySet<Grant> = new Set([
  "limited_users_access",
  "finances_salary_access_master_checkbox",
]);
const EVERY_GRANT = GRANTS.filter((grant) => !LIMITS.has(grant));

const DOES_EVERYTHING: Rights = {
  ...BOOKS,
  mayEditHoursInJournal: true,
  mayEditHoursInSettings: true,
  mayDeleteArrivedAppointments: true,
  grants: EVERY_GRANT,
};

const DEFAULTS: Readonly<Record<Role, Rights>> = {
  worker: { ...READS, grants: ["finances_salary_access_master_checkbox"] },
  free_readonly: READS,
  free_readonly_admin: { ...READS, maySeeClients: true },
  accountant: {
    ...READS,
    grants: [
      "stat_access",
      "reports_access",
      "finances_salary_calc_access",
      "finances_z_report_access",
      "finances_z_report_no_limit_today_access",
      "timetable_statistics_access",
    ],
  },
  administrator: BOOKS,
  manager: DOES_EVERYTHING,
  owner: DOES_EVERYTHING,
};

/** What a role may do unless its holder is told otherwise. */
export function rightsOf(role: Role): Rights {
  return DEFAULTS[role];
}
