import type { TenancyRows } from "@/test-support/tenancy-rows";

/** Who reaches the sign-in (schedule.md 1). */
export const usersTenancy: TenancyRows = {
  outside: {
    "POST /auth": () => ["/auth", 401],
    "GET /user/data": () => ["/user/data", 201],
  },
};
