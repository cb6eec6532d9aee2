import { createRoute } from "@hono/zod-openapi";
import { locationPath } from "@/lib/api/wire/paths";
import { answerOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { visitors, serve } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { answered } from "@/lib/api/platform/http/envelope";
import {
  bookableServicesToWire,
  bookServicesQuery,
  bookServicesSchema,
} from "./online-services.contract";
import type { OnlineServicesUseCases } from "./online-services.usecases";

const servicesRoute = createRoute({
  ...inArea("Online Booking Settings", "partner"),
  method: "get",
  path: "/book_services/{location_id}",
  summary: "Services that visitors may choose",
  description:
    "Of one member with their prices and lengths, or of anybody; those that go with the services " +
    "chosen already, and at the time when one is told.",
  request: { params: locationPath, query: bookServicesQuery },
  responses: { 200: answerOf(bookServicesSchema, "Services"), ...failures(403, 404, 422) },
});

/** The services that visitors are offered (business.md 9.2). */
export function addOnlineServicesRoutes(api: Api, services: OnlineServicesUseCases): void {
  serve(api, {
    route: servicesRoute,
    who: visitors,
    run: ({ scope, query }) =>
      services.list(scope, {
        memberId: query.staff_id ?? 0,
        serviceIds: query.service_ids ?? [],
        datetime: query.datetime ?? null,
      }),
    answer: (found) => answered(bookableServicesToWire(found)),
  });
}
