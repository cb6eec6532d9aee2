import { teamMemberId } from "../ids";
import type { Access } from "./access";
import type { Grant } from "./grants";
import { mayReadSalaries, readsOneSalary } from "./report-rights";

/** The types of business.md 11.3 that occur here. */
export type PermissionType = "has_access" | "allowed_id" | "last_days_count";

export type PermissionValue = boolean | number;

/** One right of the tree: its slug carries the group, `flag` is its name in the flat list. */
export type Permission = {
  readonly slug: string;
  readonly group: PermissionGroup;
  readonly flag: string;
  readonly title: string;
  readonly type: PermissionType;
  /** The value that restricts nothing; `true` of a flag. */
  readonly unlimited: PermissionValue;
  read(access: Access): PermissionValue;
  write(access: Access, value: PermissionValue): Access;
};

/** The groups of business.md 11.2; those without a right are in no tree. */
export const PERMISSION_GROUPS = {
  timetable: "Journal",
  record_form: "Appointments",
  finances: "Finances",
  clients: "Clients",
  settings: "Settings",
  other: "Other",
  online_record: "Online booking",
  dashboard: "Overview",
  notification: "Notifications",
  loyalty: "Loyalty",
  storages: "Storages",
  security: "Security",
  comers: "Visits",
} as const;

export type PermissionGroup = keyof typeof PERMISSION_GROUPS;

type BooleanKey = {
  [Key in keyof Access]: Access[Key] extends boolean ? Key : never;
}[keyof Access];

function slugOf(group: PermissionGroup, flag: string): string {
  return flag.startsWith(group) ? flag : `${group}_${flag}`;
}

function flagOf(
  group: PermissionGroup,
  flag: string,
  title: string,
  key: BooleanKey,
  slug = slugOf(group, flag),
): Permission {
  return {
    slug,
    group,
    flag,
    title,
    type: "has_access",
    unlimited: true,
    read: (access) => access[key],
    write: (access, value) => ({ ...access, [key]: value === true }),
  };
}

/** A right that is kept by its name alone. */
export function grantOf(group: PermissionGroup, grant: Grant, title: string): Permission {
  return {
    slug: slugOf(group, grant),
    group,
    flag: grant,
    title,
    type: "has_access",
    unlimited: true,
    read: (access) => access.grants.includes(grant),
    write: (access, value) => {
      const others = access.grants.filter((each) => each !== grant);
      return { ...access, grants: value === true ? [...others, grant] : others };
    },
  };
}

function numberOf(
  flag: string,
  title: string,
  type: "allowed_id" | "last_days_count",
  key: "onlyMemberId" | "onlyPositionId" | "lastDaysCount",
): Permission {
  return {
    slug: slugOf("timetable", flag),
    group: "timetable",
    flag,
    title,
    type,
    unlimited: 0,
    read: (access) => access[key],
    write: (access, value) => ({
      ...access,
      [key]: key === "onlyMemberId" && value !== 0 ? teamMemberId(Number(value)) : Number(value),
    }),
  };
}

const EDIT_DAYS: Permission = {
  slug: slugOf("record_form", "records_edit_last_days_count"),
  group: "record_form",
  flag: "records_edit_last_days_count",
  title: "Days back appointments may be changed",
  type: "last_days_count",
  unlimited: -1,
  read: (access) => access.editDaysCount,
  write: (access, value) => ({ ...access, editDaysCount: Number(value) }),
};

/** Every right that can be given here, group by group (business.md 11.2, 11.3). */
export const PERMISSIONS: readonly Permission[] = [
  flagOf("timetable", "timetable_access", "Open the journal", "mayOpenTimetable"),
  numberOf("master_id", "Only this team member", "allowed_id", "onlyMemberId"),
  numberOf("position_id", "Only this position", "allowed_id", "onlyPositionId"),
  numberOf("last_days_count", "Days back", "last_days_count", "lastDaysCount"),
  flagOf("timetable", "schedule_edit_access", "Edit working hours", "mayEditHoursInJournal"),
  flagOf("timetable", "timetable_phones_access", "See phones", "maySeePhones"),
  grantOf("timetable", "timetable_transferring_record_access", "Move appointments"),
  grantOf("timetable", "timetable_statistics_access", "See the day's statistics"),
  flagOf("record_form", "create_records_access", "Create appointments", "mayCreateAppointments"),
  flagOf("record_form", "edit_records_access", "Change appointments", "mayEditAppointments"),
  flagOf("record_form", "delete_records_access", "Delete appointments", "mayDeleteAppointments"),
  grantOf(
    "record_form",
    "edit_records_attendance_access",
    "Change appointments of clients who came",
  ),
  EDIT_DAYS,
  grantOf("record_form", "records_edit_date_and_master_access", "Change time and team member"),
  grantOf("record_form", "records_edit_duration_access", "Change the duration"),
  grantOf("record_form", "records_edit_comment_access", "Change the comment"),
  grantOf("record_form", "records_edit_services_access", "Change the services"),
  grantOf(
    "record_form",
    "custom_fields_record_values_read_access",
    "See custom fields of appointments",
  ),
  grantOf(
    "record_form",
    "custom_fields_record_values_edit_access",
    "Change custom fields of appointments",
  ),
  flagOf(
    "record_form",
    "delete_customer_came_records_access",
    "Delete appointments of clients who came",
    "mayDeleteArrivedAppointments",
  ),
  grantOf("finances", "finances_salary_calc_access", "See salaries"),
  grantOf(
    "finances",
    "finances_salary_access_master_checkbox",
    "See the salary of one member only",
  ),
  grantOf("finances", "finances_z_report_access", "See the day-end report"),
  grantOf(
    "finances",
    "finances_z_report_no_limit_today_access",
    "See the day-end report of other days than today",
  ),
  flagOf("clients", "clients_access", "See clients", "maySeeClients"),
  grantOf("clients", "client_phones_access", "See phones of clients"),
  flagOf(
    "settings",
    "schedule_edit",
    "Edit working hours in settings",
    "mayEditHoursInSettings",
    "settings_schedule_edit_access",
  ),
  grantOf("settings", "settings_master_access", "Open team members"),
  grantOf("settings", "master_create", "Create team members"),
  grantOf("settings", "master_edit", "Change team members"),
  grantOf("settings", "master_delete", "Delete team members"),
  grantOf("settings", "settings_master_dismiss_access", "Dismiss team members"),
  grantOf("settings", "settings_positions_read", "See positions"),
  grantOf("settings", "settings_positions_create", "Create positions"),
  grantOf("settings", "settings_positions_delete", "Delete positions"),
  grantOf("settings", "settings_services_access", "Open services"),
  grantOf("settings", "settings_services_create_access", "Create services"),
  grantOf("settings", "services_edit", "Change services"),
  grantOf("settings", "services_delete", "Delete services"),
  grantOf("settings", "edit_master_service_and_duration", "Say who does which service"),
  grantOf("settings", "users_access", "See users"),
  grantOf("settings", "create_users_access", "Invite users"),
  grantOf("settings", "edit_users_access", "Change rights of users"),
  grantOf("settings", "delete_users_access", "Remove users"),
  grantOf("settings", "limited_users_access", "Give only rights that one has"),
  grantOf("settings", "webhook_read_access", "See webhooks"),
  grantOf("other", "stat_access", "See statistics"),
  grantOf("other", "reports_access", "See reports"),
  grantOf("other", "reports_basic_metrics_access", "See basic figures"),
  grantOf("other", "send_sms", "Send messages"),
  grantOf("online_record", "online_record_access", "Set up online booking"),
];

/** Tells whether an access has no more of a right than its giver (business.md 11.2, `limited`). */
export function staysWithin(giver: Access, given: Access, permission: Permission): boolean {
  const [own, value] = [permission.read(giver), permission.read(given)];
  if (permission.flag === "limited_users_access") return true; // it takes away
  if (permission.flag.startsWith("finances_salary")) return salariesStayWithin(giver, given);
  if (permission.type === "has_access") return value === false || own === true;
  const { unlimited } = permission;
  if (own === unlimited || own === value) return true;
  const isCount = permission.type === "last_days_count";
  return isCount && value !== unlimited && Number(value) < Number(own);
}

/** Whoever sees one salary only gives no more than that. */
function salariesStayWithin(giver: Access, given: Access): boolean {
  if (mayReadSalaries(giver)) return true;
  return !mayReadSalaries(given) && (!readsOneSalary(given) || readsOneSalary(giver));
}

/** Tells whether somebody may give rights that they have not themselves. */
export function givesWithoutLimit({ grants }: Access): boolean {
  const gives = grants.includes("create_users_access") || grants.includes("edit_users_access");
  return gives && !grants.includes("limited_users_access");
}
