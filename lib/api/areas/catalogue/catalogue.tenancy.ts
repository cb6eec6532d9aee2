import type { BodyOf, TenancyRows } from "@/test-support/tenancy-rows";

const aService: BodyOf = (ids) => ({
  title: "Beard trim",
  category_id: ids.id,
  duration: 1800,
  staff: [{ id: ids.team_member_id, seance_length: 1800 }],
});

const aCategory: BodyOf = (ids) => ({ title: "Colour", weight: 20, staff: [ids.team_member_id] });

const aLink: BodyOf = () => ({ seance_length: 2700, technological_card_id: null });

/** Who reaches services, their categories and who provides them (business.md 2 to 4). */
export const catalogueTenancy: TenancyRows = {
  entries: {
    "GET /services/:location_id": "public",
    "GET /company/:location_id/services": "public",
    "GET /services/:location_id/:service_id": "public",
    "GET /company/:location_id/services/:service_id": "public",
    "GET /company/:location_id/service_categories": "public",
    "GET /company/:location_id/service_categories/:id": "public",
    "GET /service_categories/:location_id/:id": "public",
    "GET /service_category/:location_id/:id": "public",
    "GET /service_categories/:location_id": "public",
    "POST /service_categories/:location_id": "managers",
    "POST /company/:location_id/service_categories": "managers",
    "PUT /service_category/:location_id/:id": "managers",
    "DELETE /service_category/:location_id/:id": "managers",
    "PUT /service_categories/:location_id/:id": "managers",
    "DELETE /service_categories/:location_id/:id": "managers",
    "POST /company/:location_id/services/links": "managers",
    "POST /company/:location_id/services/:service_id/staff": "managers",
    "PUT /company/:location_id/services/:service_id/staff/:team_member_id": "managers",
    "DELETE /company/:location_id/services/:service_id/staff/:team_member_id": "managers",
    "POST /services/:location_id": "managers",
    "POST /company/:location_id/services": "managers",
    "PUT /services/:location_id/:service_id": "managers",
    "PATCH /services/:location_id/:service_id": "managers",
    "DELETE /services/:location_id/:service_id": "managers",
    "PUT /company/:location_id/services/:service_id": "managers",
    "PATCH /company/:location_id/services/:service_id": "managers",
    "DELETE /company/:location_id/services/:service_id": "managers",
  },
  outside: {
    "GET /chain/:chain_id/service_categories": () => ["/chain/900/service_categories", 200],
  },
  bodies: {
    "POST /services/:location_id": aService,
    "POST /company/:location_id/services": aService,
    "PUT /services/:location_id/:service_id": aService,
    "PUT /company/:location_id/services/:service_id": aService,
    "PATCH /services/:location_id/:service_id": (ids) => ({ title: "Trim", category_id: ids.id }),
    "PATCH /company/:location_id/services/:service_id": (ids) => ({
      title: "Trim",
      category_id: ids.id,
    }),
    "POST /service_categories/:location_id": aCategory,
    "POST /company/:location_id/service_categories": aCategory,
    "PUT /service_categories/:location_id/:id": aCategory,
    "PUT /service_category/:location_id/:id": aCategory,
    "POST /company/:location_id/services/links": (ids) => ({
      service_id: ids.service_id,
      resource_ids: [ids.resource_id],
      translations: [],
      team_member_settings: [
        { team_member_id: ids.colleague_id, tech_card_id: 0, hours: 0, minutes: 45, price: null },
      ],
    }),
    "POST /company/:location_id/services/:service_id/staff": (ids) => ({
      master_id: ids.colleague_id,
      ...(aLink(ids, 0) as object), // an object, as written above
    }),
    "PUT /company/:location_id/services/:service_id/staff/:team_member_id": aLink,
  },
  spoiling: ["POST /company/:location_id/services/links"],
};
