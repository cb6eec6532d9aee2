import { z } from "zod";
import { teamMemberId } from "@/lib/domain/ids";
import type { LocationId } from "@/lib/domain/ids";
import type { Access, Role } from "@/lib/domain/salon/access";
import { APPOINTMENT_GRANTS } from "@/lib/domain/salon/appointment-grants";
import { GRANTS } from "@/lib/domain/salon/grants";
import type { Grant } from "@/lib/domain/salon/grants";
import type { KnownRights } from "@/lib/domain/salon/known-rights";
import type { PermissionGroup } from "@/lib/domain/salon/permissions";
import {
  objectOrEmpty,
  readBoolean,
  wireBoolean,
  wireIdOrNone,
  wireNumber,
} from "@/lib/api/wire/wire-formats";

/** Slugs of roles (business.md 11.3). */
export const ROLE_SLUGS = [
  "owner",
  "manager",
  "administrator",
  "accountant",
  "worker",
  "free_readonly",
  "free_readonly_admin",
] as const satisfies readonly Role[];

const right = wireBoolean.optional();

/** The groups of `GET /user/permissions/{location_id}` that matter here (business.md 11.2). */
export const permissionsSchema = z
  .looseObject({
    timetable: z.looseObject({
      timetable_access: right,
      master_id: wireIdOrNone.optional().meta({ type: "integer", description: "0 = everybody" }),
      position_id: wireIdOrNone.optional().meta({ type: "integer", description: "0 = all" }),
      last_days_count: wireNumber.optional().meta({ type: "number", description: "0 = no limit" }),
      schedule_edit_access: right,
      timetable_phones_access: right,
      timetable_transferring_record_access: right,
    }),
    record_form: objectOrEmpty(
      z.looseObject({
        create_records_access: right,
        edit_records_access: right,
        delete_records_access: right,
        delete_customer_came_records_access: right,
        edit_records_attendance_access: right,
        records_edit_last_days_count: wireNumber.optional().meta({
          type: "integer",
          description: "-1 = any age",
        }),
        records_edit_date_and_master_access: right,
        records_edit_duration_access: right,
        records_edit_comment_access: right,
        records_edit_services_access: right,
        custom_fields_record_values_read_access: right,
        custom_fields_record_values_edit_access: right,
      }),
    ).optional(),
    finances: objectOrEmpty(z.looseObject({ finances_salary_calc_access: right })).optional(),
    clients: objectOrEmpty(
      z.looseObject({ clients_access: right, client_phones_access: right }),
    ).optional(),
    settings: objectOrEmpty(z.looseObject({ schedule_edit: right })).optional(),
    other: objectOrEmpty(z.looseObject({ stat_access: right })).optional(),
    online_record: objectOrEmpty(z.looseObject({ online_record_access: right })).optional(),
    user_role: z.enum(ROLE_SLUGS).optional().catch(undefined).meta({
      type: "string",
      description: "Our addition: the role behind the rights",
    }),
  })
  .meta({ id: "Permissions" });

/** The rights of a user in the flat list of business.md 11.2; features we lack are off. */
export function permissionsToWire(access: Access, rights: KnownRights) {
  const group = (name: PermissionGroup) => groupToWire(access, name, rights);
  return {
    timetable: {
      ...group("timetable"),
      timetable_waiting_list_access: false,
    },
    record_form: recordFormToWire(access, rights),
    finances: financesToWire(access, rights),
    clients: group("clients"),
    dashboard: group("dashboard"),
    notification: group("notification"),
    loyalty: group("loyalty"),
    storages: group("storages"),
    settings: { ...group("settings"), settings_positions_delete: false },
    security: group("security"),
    comers: group("comers"),
    other: {
      ...group("other"),
      auth_enable_check_ip: false,
      auth_list_allowed_ip: [],
    },
    online_record: group("online_record"),
    user_role: access.role,
  };
}

/** What one may do: a part of an appointment only where appointments may be changed at all. */
function groupToWire(access: Access, group: PermissionGroup, { all }: KnownRights) {
  return Object.fromEntries(
    all
      .filter((each) => each.group === group)
      .map(({ flag, read }) => [
        flag,
        PARTS.has(flag) ? access.mayEditAppointments && read(access) : read(access),
      ]),
  );
}

const PARTS: ReadonlySet<string> = new Set(APPOINTMENT_GRANTS);
/** A salary of one member only is that of the member whose rows the user sees. */
function financesToWire(access: Access, rights: KnownRights) {
  const isLimited = access.grants.includes("finances_salary_access_master_checkbox");
  return {
    ...groupToWire(access, "finances", rights),
    finances_salary_schemes_access: false,
    finances_salary_access_master_id: isLimited ? access.onlyMemberId : 0,
  };
}

function recordFormToWire(access: Access, rights: KnownRights) {
  return {
    ...groupToWire(access, "record_form", rights),
    record_edit_full_paid_access: access.mayEditAppointments,
    delete_paid_records_access: access.mayDeleteArrivedAppointments,
  };
}

/** The rights of an answer; a right that is not named is not given. */
export function permissionsFromWire(
  location: LocationId,
  data: z.infer<typeof permissionsSchema>,
): Access {
  const { timetable, record_form, clients, settings } = data;
  const onlyMember = timetable.master_id ?? 0;
  const rights = {
    mayEditHoursInJournal: timetable.schedule_edit_access ?? false,
    mayEditHoursInSettings: settings?.schedule_edit ?? false,
  };
  return {
    locationId: location,
    role: data.user_role ?? likelyRole(onlyMember, rights),
    mayOpenTimetable: timetable.timetable_access ?? false,
    onlyMemberId: onlyMember === 0 ? 0 : teamMemberId(onlyMember),
    onlyPositionId: timetable.position_id ?? 0,
    lastDaysCount: Math.max(0, timetable.last_days_count ?? 0),
    ...rights,
    mayCreateAppointments: record_form?.create_records_access ?? false,
    mayEditAppointments: record_form?.edit_records_access ?? false,
    mayDeleteAppointments: record_form?.delete_records_access ?? false,
    mayDeleteArrivedAppointments: record_form?.delete_customer_came_records_access ?? false,
    maySeePhones: timetable.timetable_phones_access ?? clients?.client_phones_access ?? false,
    maySeeClients: clients?.clients_access ?? false,
    editDaysCount: record_form?.records_edit_last_days_count ?? -1,
    grants: grantsFromWire(data),
  };
}

function grantsFromWire(data: z.infer<typeof permissionsSchema>): Grant[] {
  const { timetable, record_form, finances, clients, settings, other, online_record } = data;
  const groups = [timetable, record_form, finances, clients, settings, other, online_record];
  return GRANTS.filter((grant) => groups.some((group) => readBoolean(group?.[grant]) === true));
}

/** The contract's call has no word for the role: the nearest one is told by the rights. */
function likelyRole(
  onlyMember: number,
  rights: Pick<Access, "mayEditHoursInJournal" | "mayEditHoursInSettings">,
): Role {
  if (onlyMember !== 0) return "worker";
  const editsHours = rights.mayEditHoursInJournal || rights.mayEditHoursInSettings;
  return editsHours ? "manager" : "administrator";
}
