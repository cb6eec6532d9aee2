import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/contract/bulk-schedule";
import {
  bookableServicesToWire,
  bookServicesQuery,
  bookServicesSchema,
} from "@/lib/contract/online-services";
import type { OnlineServicesService } from "@/lib/backend/services/online-services-service";
import { answerOf, failures, inArea } from "./declare-route";
import { servePublic } from "./endpoint";
import type { Api } from "./endpoint";
import { answered } from "./envelope";

const servicesRoute = createRoute({
  ...inArea("Online booking", "partner"),
  method: "get",
  path: "/book_services/{location_id}",
  summary: "Services that visitors may choose",
  description:
    "Of one member with his prices and lengths, or of anybody; those that go with the services " +
    "chosen already, and at the time when one is told.",
  request: { params: locationPath, query: bookServicesQuery },
  responses: { 200: answerOf(bookServicesSchema, "Services"), ...failures(403, 404, 422) },
});

/** The services that visitors are offered (business.md 9.2). */
export function addOnlineServicesRoutes(api: Api, services: OnlineServicesService): void {
  servePublic(
    api,
    servicesRoute,
    ({ scope, query }) =>
      services.list(scope, {
        memberId: query.staff_id ?? 0,
        serviceIds: query.service_ids ?? [],
        datetime: query.datetime ?? null,
      }),
    (found) => answered(bookableServicesToWire(found)),
  );
}
