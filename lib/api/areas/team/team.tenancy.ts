import type { BodyOf, TenancyRows } from "@/test-support/tenancy-rows";

const aTitle: BodyOf = () => ({ title: "Senior stylist" });

/** Who reaches team members and their positions (schedule.md 3, 4). */
export const teamTenancy: TenancyRows = {
  entries: {
    "POST /staff/:location_id": "managers",
    "PUT /staff/:location_id/:team_member_id": "managers",
    "DELETE /staff/:location_id/:team_member_id": "managers",
    "POST /company/:location_id/staff/quick": "managers",
    "GET /company/:location_id/staff/positions": "desk",
    "GET /company/:location_id/staff/positions/:position_id": "desk",
    "PUT /company/:location_id/staff/positions/:position_id": "managers",
    "DELETE /company/:location_id/staff/positions/:position_id": "managers",
    "POST /company/:location_id/staff/positions": "managers",
    "POST /company/:location_id/positions/quick": "managers",
    "GET /staff/:location_id": "public",
    "GET /staff/:location_id/:team_member_id": "public",
    "GET /company/:location_id/staff": "public",
    "GET /company/:location_id/staff/:team_member_id": "public",
  },
  bodies: {
    "POST /staff/:location_id": (ids) => ({ name: "Nora Vale", position_id: ids.position_id }),
    "PUT /staff/:location_id/:team_member_id": () => ({ name: "Nora Vale" }),
    "POST /company/:location_id/staff/quick": (ids) => ({
      name: "Nora Vale",
      specialization: "Barber",
      position_id: ids.position_id,
      phone_number: null,
      user_email: null,
      user_phone: null,
      is_user_invite: false,
    }),
    "PUT /company/:location_id/staff/positions/:position_id": () => ({ title: "Night porter" }),
    "POST /company/:location_id/staff/positions": aTitle,
    "POST /company/:location_id/positions/quick": aTitle,
  },
};
