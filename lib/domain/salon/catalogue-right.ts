import type { Access } from "./access";

/** Rights over services and settings of a location, in the words of business.md 11.2. */
export type CatalogueRight =
  | "settings_services_create_access"
  | "services_edit"
  | "services_delete"
  | "edit_master_service_and_duration";

/** Tells whether a user manages the location: its services, its settings. */
export function isManager({ role }: Pick<Access, "role">): boolean {
  return role === "owner" || role === "manager";
}
