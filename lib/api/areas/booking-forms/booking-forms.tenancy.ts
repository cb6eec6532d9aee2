import type { TenancyRows } from "@/test-support/tenancy-rows";

/** Who reaches booking widgets, and what their visitors read (business.md 9.1, 10.3). */
export const bookingFormsTenancy: TenancyRows = {
  entries: {
    "GET /company/:location_id/booking_forms": "managers",
    "POST /company/:location_id/booking_forms": "managers",
    "GET /company/:location_id/booking_forms/:form_id": "managers",
    "PATCH /company/:location_id/booking_forms/:form_id": "managers",
    "DELETE /company/:location_id/booking_forms/:form_id": "managers",
    "GET /privacy_policy/:location_id": "public",
  },
  outside: {
    "GET /bookform/:id": ({ form_id }) => [`/bookform/${form_id}`, 403],
    "GET /i18n/:lang_code": () => ["/i18n/en-US", 200],
  },
  bodies: {
    "POST /company/:location_id/booking_forms": () => ({ title: "Front window" }),
    "PATCH /company/:location_id/booking_forms/:form_id": () => ({ title: "Front window" }),
  },
};
