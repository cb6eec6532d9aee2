import { APPOINTMENT_GRANTS } from "./appointment-grants";

/** Both are needed to write custom fields of appointments, the first to see them (business.md 6.4). */
export const CUSTOM_FIELD_GRANTS = [
  "custom_fields_record_values_read_access",
  "custom_fields_record_values_edit_access",
] as const;

/** Rights that a user has or has not, in the words of business.md 11.2; `Access` keeps the others. */
export const GRANTS = [
  ...APPOINTMENT_GRANTS,
  ...CUSTOM_FIELD_GRANTS,
  "timetable_statistics_access",
  "client_phones_access",
  "settings_master_access",
  "master_create",
  "master_edit",
  "master_delete",
  "settings_master_dismiss_access",
  "settings_positions_read",
  "settings_positions_create",
  "settings_positions_delete",
  "settings_services_access",
  "settings_services_create_access",
  "services_edit",
  "services_delete",
  "edit_master_service_and_duration",
  "users_access",
  "create_users_access",
  "edit_users_access",
  "delete_users_access",
  "limited_users_access",
  "webhook_read_access",
  "stat_access",
  "reports_access",
  "reports_basic_metrics_access",
  "finances_salary_calc_access",
  "finances_salary_access_master_checkbox",
  "finances_z_report_access",
  "finances_z_report_no_limit_today_access",
  "send_sms",
  "online_record_access",
] as const;

declare const ofArea: unique symbol;

/** The slug of a right that an area of the API declares (`areaRight`). */
export type AreaGrant = string & { readonly [ofArea]: true };

export type Grant = (typeof GRANTS)[number] | AreaGrant;
