import type { TenancyRows } from "@/test-support/tenancy-rows";

/** Who reaches the sign-in (schedule.md 1). */
export const usersTenancy: TenancyRows = {
  outside: {
    "POST /auth": () => ["/auth", 401],
    "POST /user/password_reset": () => ["/user/password_reset", 202],
    "POST /user/password": () => ["/user/password", 422],
    "PUT /user/password": () => ["/user/password", 422],
    "GET /user/sessions": () => ["/user/sessions", 200],
    "DELETE /user/sessions/:session_id": () => ["/user/sessions/0123456789abcdef", 404],
    "DELETE /user/sessions": () => ["/user/sessions", 204],
    "GET /user/data": () => ["/user/data", 201],
  },
};
