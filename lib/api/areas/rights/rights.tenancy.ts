import type { TenancyRows } from "@/test-support/tenancy-rows";

/** Who reaches users of the back office and their rights (business.md 11). */
export const rightsTenancy: TenancyRows = {
  entries: {
    "GET /company/:location_id/users": "managers",
    "GET /company_users/:location_id": "managers",
    "DELETE /company/:location_id/users/:user_id": "managers",
    "POST /user/invite/:location_id": "managers",
    "POST /company/:location_id/users/:user_id/copy_to_companies": "managers",
    "POST /company/:location_id/users/:user_id/remove_from_companies": "managers",
    "GET /company/:location_id/users/roles": "managers",
    "GET /company/:location_id/users/:user_id/roles": "managers",
    "GET /company/:location_id/users/:user_id/permissions": "managers",
    "PUT /company/:location_id/users/:user_id/permissions": "managers",
  },
  bodies: {
    "POST /user/invite/:location_id": (ids, number) => ({
      invites: [{ name: "Ida", search: `ida-${number}@example.com`, staff_id: ids.colleague_id }],
    }),
    "POST /company/:location_id/users/:user_id/copy_to_companies": () => ({
      user_company_links: [{ company_id: 4565 }],
    }),
    "POST /company/:location_id/users/:user_id/remove_from_companies": (ids) => ({
      user_company_links: [{ company_id: ids.location_id }],
    }),
    "PUT /company/:location_id/users/:user_id/permissions": (ids) => ({
      user_role: "administrator",
      staff_id: ids.team_member_id,
    }),
  },
  spoiling: ["POST /company/:location_id/users/:user_id/remove_from_companies"],
};
