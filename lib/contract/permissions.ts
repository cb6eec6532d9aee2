import { z } from "zod";
import { teamMemberId } from "@/lib/domain/ids";
import type { LocationId } from "@/lib/domain/ids";
import type { Access, Role } from "@/lib/domain/salon/access";
import { APPOINTMENT_GRANTS } from "@/lib/domain/salon/appointment-grants";
import type { AppointmentGrant } from "@/lib/domain/salon/appointment-grants";
import { objectOrEmpty, readBoolean, wireBoolean, wireIdOrNone, wireNumber } from "./wire-formats";

const ROLES = [
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
      }),
    ).optional(),
    clients: objectOrEmpty(
      z.looseObject({ clients_access: right, client_phones_access: right }),
    ).optional(),
    settings: objectOrEmpty(z.looseObject({ schedule_edit: right })).optional(),
    user_role: z.enum(ROLES).optional().catch(undefined).meta({
      type: "string",
      description: "Our addition: the role behind the rights",
    }),
  })
  .meta({ id: "Permissions" });

/** The rights of a user in the flat list of business.md 11.2; features we lack are off. */
export function permissionsToWire(access: Access) {
  const isManager = access.role === "owner" || access.role === "manager";
  return {
    timetable: {
      timetable_access: access.mayOpenTimetable,
      master_id: access.onlyMemberId,
      position_id: access.onlyPositionId,
      last_days_count: access.lastDaysCount,
      schedule_edit_access: access.mayEditHoursInJournal,
      timetable_phones_access: access.maySeePhones,
      timetable_transferring_record_access: grants(access, "timetable_transferring_record_access"),
      timetable_statistics_access: isManager,
      timetable_waiting_list_access: false,
    },
    record_form: recordFormToWire(access),
    finances: {},
    clients: {
      clients_access: access.maySeeClients,
      client_phones_access: access.maySeePhones,
    },
    dashboard: {},
    notification: {},
    loyalty: {},
    storages: {},
    settings: {
      schedule_edit: access.mayEditHoursInSettings,
      settings_master_access: isManager,
      settings_services_access: isManager,
      users_access: false,
      webhook_read_access: false,
    },
    security: {},
    comers: {},
    other: { stat_access: isManager, send_sms: false },
    online_record: { online_record_access: false },
    user_role: access.role,
  };
}

function recordFormToWire(access: Access) {
  return {
    create_records_access: access.mayCreateAppointments,
    edit_records_access: access.mayEditAppointments,
    edit_records_attendance_access: grants(access, "edit_records_attendance_access"),
    records_edit_last_days_count: access.editDaysCount,
    records_edit_date_and_master_access: grants(access, "records_edit_date_and_master_access"),
    records_edit_duration_access: grants(access, "records_edit_duration_access"),
    records_edit_comment_access: grants(access, "records_edit_comment_access"),
    records_edit_services_access: grants(access, "records_edit_services_access"),
    delete_records_access: access.mayDeleteAppointments,
    delete_customer_came_records_access: access.mayDeleteArrivedAppointments,
    delete_paid_records_access: access.mayDeleteArrivedAppointments,
    custom_fields_record_values_read_access: false,
    custom_fields_record_values_edit_access: false,
  };
}

/** A part of an appointment may be changed by whom appointments may be changed at all. */
function grants(access: Access, grant: AppointmentGrant): boolean {
  return access.mayEditAppointments && access.grants.includes(grant);
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
    grants: APPOINTMENT_GRANTS.filter((grant) =>
      [timetable, record_form].some((group) => readBoolean(group?.[grant]) === true),
    ),
  };
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
