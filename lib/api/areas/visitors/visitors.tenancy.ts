import type { TenancyRows } from "@/test-support/tenancy-rows";

/** Users of locations are no visitors: their tokens open no account of one (business.md 9.10). */
export const visitorsTenancy: TenancyRows = {
  outside: {
    "POST /booking/auth": () => ["/booking/auth", 401],
    "POST /user/auth": () => ["/user/auth", 401],
    "GET /booking/user/data": () => ["/booking/user/data", 401],
    "PUT /booking/user": () => ["/booking/user", 401],
    "PUT /booking/user/password": () => ["/booking/user/password", 401],
    "GET /booking/user/phone_confirmation": ({ location_id }) => [
      `/booking/user/phone_confirmation?company_id=${location_id}&phone=%2B4930777009`,
      401,
    ],
  },
  bodies: {
    "POST /user/auth": () => ({ phone: "+4930777001", code: "123456" }),
  },
};
