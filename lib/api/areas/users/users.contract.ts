import { z } from "zod";
import type { Access } from "@/lib/domain/salon/access";
import type { User } from "@/lib/domain/salon/user";
import { one } from "@/lib/api/wire/parameter-aliases";
import { answerText, wireBoolean, wireId, wireIdOrNone } from "@/lib/api/wire/wire-formats";

export const userPath = z.object({ location_id: wireId, user_id: wireId });

/** Query of `GET /company/{location_id}/users` (business.md 11.1). */
export const usersQuery = z.object({
  "filter[is_approved]": one(wireBoolean)
    .optional()
    .meta({ type: "integer", description: "1 = invitation accepted" }),
});

/** A user as a location sees them. */
export type UserView = Omit<User, "access"> & {
  readonly access: Access;
  readonly isApproved: boolean;
  readonly information: string;
};

const userSchema = z
  .looseObject({
    id: wireId,
    name: answerText,
    phone: answerText,
    email: answerText,
    information: answerText,
    is_approved: wireBoolean.meta({ type: "boolean", description: "Invitation accepted" }),
    is_non_deletable: wireBoolean,
  })
  .meta({ id: "User" });

export const usersSchema = z.array(userSchema);

/** An item of `GET /company/{location_id}/users`; owners stay. */
export function userToWire(user: UserView) {
  return {
    id: user.id,
    name: user.name,
    phone: phoneText(user.phone),
    email: user.email,
    information: user.information,
    is_approved: user.isApproved,
    is_non_deletable: user.access.role === "owner",
  };
}

const companyUserSchema = z
  .looseObject({
    id: wireId,
    firstname: answerText,
    login: answerText,
    email: answerText,
    phone: answerText,
    information: answerText,
    access: z.looseObject({
      master_id: wireIdOrNone.meta({ type: "integer", description: "0 = sees everybody" }),
      schedule_edit_access: wireBoolean,
      timetable_access: wireBoolean,
      users_access: wireBoolean,
    }),
  })
  .meta({ id: "CompanyUser" });

export const companyUsersSchema = z.array(companyUserSchema);

/** An item of the deprecated `GET /company_users/{location_id}` (business.md 11.1). */
export function companyUserToWire(user: UserView) {
  const { access } = user;
  return {
    id: user.id,
    firstname: user.name,
    login: user.email === "" ? phoneText(user.phone) : user.email,
    email: user.email,
    phone: phoneText(user.phone),
    information: user.information,
    access: {
      master_id: access.onlyMemberId,
      schedule_edit_access: access.mayEditHoursInJournal,
      timetable_access: access.mayOpenTimetable,
      edit_records_access: access.mayEditAppointments,
      clients_access: access.maySeeClients,
      client_phones_access: access.grants.includes("client_phones_access"),
      settings_access: access.mayEditHoursInSettings,
      users_access: access.grants.includes("users_access"),
      stat_access: access.grants.includes("stat_access"),
      billing_access: false,
      excel_access: false,
      finances_access: false,
      storages_access: false,
      send_sms: access.grants.includes("send_sms"),
    },
  };
}

function phoneText(digits: string): string {
  return digits === "" ? "" : `+${digits}`;
}
