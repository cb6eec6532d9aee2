import { expect, it } from "vitest";
import { operationId } from "./operation-id";

it.each([
  ["get", "/companies", "getCompanies"],
  ["get", "/company/{location_id}", "getCompany"],
  ["get", "/company/{location_id}/staff/{team_member_id}", "getCompanyStaffByTeamMember"],
  ["delete", "/service_categories/{location_id}/{id}", "deleteServiceCategoriesById"],
  [
    "put",
    "/schedule/{location_id}/{team_member_id}/{start_date}/{end_date}",
    "putScheduleByTeamMemberAndStartDateAndEndDate",
  ],
])("%s %s is %s to programs", (method, path, id) => {
  expect(operationId(method, path)).toBe(id);
});
