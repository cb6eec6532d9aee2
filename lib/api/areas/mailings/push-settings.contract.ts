import { z } from "zod";
import { NOTIFICATION_TYPES } from "@/lib/domain/salon/push-setting";
import type {
  NotificationMode,
  NotificationType,
  PushSetting,
} from "@/lib/domain/salon/push-setting";
import { lenient, listOf, wireFlag } from "@/lib/api/wire/wire-formats";

const TYPES: ReadonlySet<unknown> = new Set(NOTIFICATION_TYPES);

const notificationType = lenient(
  (value) =>
    TYPES.has(value)
      ? (value as NotificationType) // in the set of all
      : undefined,
  "is no type of notification",
  { type: "string", example: "record_move_staff" },
);

const typeSchema = z
  .looseObject({
    type: z.string(),
    channels: z.looseObject({ push: wireFlag, sms: wireFlag, email: wireFlag }),
  })
  .meta({ id: "NotificationType" });

/** Answer of `GET /notification_settings/{location_id}/notification_types` (business.md 12.2). */
export const notificationTypesSchema = z.array(typeSchema);

/** Answer of `GET` and `POST /notification_settings/{location_id}/users/{user_id}`. */
export const userNotificationsSchema = z
  .looseObject({
    mode: z.enum(["admin", "staff", "disabled"]),
    notification_types: z.array(typeSchema),
  })
  .meta({ id: "UserNotifications" });

const channelsSchema = z.looseObject({ push: wireFlag.optional() }, { error: "must be an object" });

/** Body of `POST /notification_settings/{location_id}/users/{user_id}`; only push can be set. */
export const userNotificationsBody = z
  .looseObject(
    {
      notification_types: listOf(
        z.looseObject(
          { type: notificationType, channels: channelsSchema },
          { error: "must be an object" },
        ),
      ).refine((items) => items.length <= 100, { error: "has too many items" }),
    },
    { error: "must be an object" },
  )
  .meta({
    id: "UserNotificationsToSet",
    example: { notification_types: [{ type: "record_move_staff", channels: { push: 1 } }] },
  });

/** What a body sets: of one type named twice the last counts, one without push is left as it is. */
export function pushSettingsFromWire(body: z.infer<typeof userNotificationsBody>): PushSetting[] {
  const byType = new Map<NotificationType, boolean>();
  for (const { type, channels } of body.notification_types) {
    if (channels.push !== undefined) byType.set(type, channels.push);
  }
  return [...byType].map(([type, isOn]) => ({ type, isOn }));
}

/** A type with its channels; SMS and e-mail are never sent to users. */
export function pushSettingToWire({ type, isOn }: PushSetting) {
  return { type, channels: { push: isOn ? 1 : 0, sms: 0, email: 0 } };
}

export type UserNotifications = {
  readonly mode: NotificationMode;
  readonly settings: readonly PushSetting[];
};

/** The notifications of a user in the form of business.md 12.2. */
export function userNotificationsToWire({ mode, settings }: UserNotifications) {
  return { mode, notification_types: settings.map(pushSettingToWire) };
}
