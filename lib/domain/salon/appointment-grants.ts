/** Rights about appointments in the words of business.md 11.2, beside those that `Access` names. */
export const APPOINTMENT_GRANTS = [
  "timetable_transferring_record_access",
  "edit_records_attendance_access",
  "records_edit_date_and_master_access",
  "records_edit_duration_access",
  "records_edit_comment_access",
  "records_edit_services_access",
] as const;

export type AppointmentGrant = (typeof APPOINTMENT_GRANTS)[number];
