import type { Access } from "./access";

/** What users are told of, in the order of business.md 12.2. */
export const NOTIFICATION_TYPES = [
  "record_create_online_staff",
  "record_create_online_admin",
  "record_create_offline_staff",
  "record_create_offline_admin",
  "record_move_staff",
  "record_move_admin",
  "record_delete_staff",
  "record_delete_admin",
  "license_expire",
] as const;

export type NotificationType = (typeof NOTIFICATION_TYPES)[number];

export type NotificationMode = "admin" | "staff" | "disabled";

/** A user's push setting of one type. */
export type PushSetting = { readonly type: NotificationType; readonly isOn: boolean };

/**
 * Who sees one member's rows only is told of their own, who may not open the journal of nothing
 * (business.md 12.2; which user has which mode is inferred).
 */
export function notificationModeOf(access: Access): NotificationMode {
  if (!access.mayOpenTimetable) return "disabled";
  const isStaff = access.role === "worker" || access.onlyMemberId !== 0;
  return isStaff ? "staff" : "admin";
}

/** The types that apply in a mode; the licence concerns administrators (inferred). */
export function typesOfMode(mode: NotificationMode): NotificationType[] {
  if (mode === "disabled") return [];
  return NOTIFICATION_TYPES.filter(
    (type) => type.endsWith(`_${mode}`) || (mode === "admin" && type === "license_expire"),
  );
}
