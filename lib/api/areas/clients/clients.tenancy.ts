import type { BodyOf, TenancyRows } from "@/test-support/tenancy-rows";

const aClient: BodyOf = (_, number) => ({
  name: "Ana",
  phone: `+49302${String(number).padStart(8, "0")}`,
});

const aTag: BodyOf = () => ({ title: "VIP", color: "#ff2828", entity: 2 });

/** Who reaches clients, their tags and fields (business.md 5, 14, 15), and the utilities (17.2). */
export const clientsTenancy: TenancyRows = {
  entries: {
    "POST /company/:location_id/clients/search": "desk",
    "GET /clients/:location_id": "desk",
    "GET /client/:location_id/:client_id": "desk",
    "POST /clients/:location_id": "desk",
    "POST /clients/:location_id/bulk": "desk",
    "PUT /client/:location_id/:client_id": "desk",
    "DELETE /client/:location_id/:client_id": "desk",
    "GET /clients/:location_id/clients/:client_id/comments": "desk",
    "POST /clients/:location_id/clients/:client_id/comments": "desk",
    "DELETE /clients/:location_id/clients/:client_id/comments/:comment_id": "desk",
    "GET /company/:location_id/clients/files/:client_id": "desk",
    "DELETE /company/:location_id/clients/files/:client_id/:file_id": "desk",
    "GET /labels/:location_id/:entity": "everyone",
    "POST /labels/:location_id": "managers",
    "PUT /labels/:location_id/:tag_id": "managers",
    "DELETE /labels/:location_id/:tag_id": "managers",
    "GET /custom_fields/:field_category/:location_id": "everyone",
    "POST /custom_fields/:field_category/:location_id": "managers",
    "PUT /custom_fields/:field_category/:location_id/:field_id": "managers",
    "DELETE /custom_fields/:field_category/:location_id/:field_id": "managers",
    "GET /license/:location_id": "everyone",
  },
  outside: {
    "GET /validation/validate_phone/:phone": ({ client_phone }) => [
      `/validation/validate_phone/${client_phone}`,
      200,
    ],
  },
  bodies: {
    "POST /company/:location_id/clients/search": () => ({ page: 1, fields: ["id", "name"] }),
    "POST /clients/:location_id": aClient,
    "POST /clients/:location_id/bulk": (ids, number) => [aClient(ids, number)],
    "PUT /client/:location_id/:client_id": aClient,
    "POST /clients/:location_id/clients/:client_id/comments": () => ({ text: "Prefers mornings" }),
    "POST /labels/:location_id": aTag,
    "PUT /labels/:location_id/:tag_id": aTag,
    "POST /custom_fields/:field_category/:location_id": (_, number) => ({
      type: "text",
      code: `made_${number}`,
      title: "Allergy",
    }),
    "PUT /custom_fields/:field_category/:location_id/:field_id": (ids) => ({
      type: "text",
      code: ids.field_code,
      title: "Allergy",
    }),
  },
  nothingKept: ["DELETE /company/:location_id/clients/files/:client_id/:file_id"],
  spoiling: ["PUT /labels/:location_id/:tag_id"], // then it is no tag of appointments any more
};
