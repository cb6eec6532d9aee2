import type { Access } from "./access";

/** `clients.client_phones_access` of business.md 11.2; e-mails go with the phones (inferred). */
export function seesClientPhones(access: Access): boolean {
  return access.grants.includes("client_phones_access");
}

/** Tags, custom fields and other settings of a location (business.md 14, 15). */
export function editsClientSettings(access: Access): boolean {
  return access.role === "owner" || access.role === "manager";
}

/** `other.send_sms` of business.md 11.2, for mailings of both kinds. */
export function maySendMailings(access: Access): boolean {
  return access.grants.includes("send_sms");
}
