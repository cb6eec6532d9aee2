import { attendanceFromWire } from "@/lib/api/wire/attendance";
import { createRoute } from "@hono/zod-openapi";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { answered } from "@/lib/api/platform/http/envelope";
import { serve, staff } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { locationPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { visitHistorySchema, visitSearchSchema, pastVisitToWire } from "./visit-history.contract";
import type { VisitHistoryUseCases } from "./visit-history.usecases";

const common = inArea("Clients", "user");

const visitsRoute = createRoute({
  ...common,
  method: "post",
  path: "/company/{location_id}/clients/visits/search",
  summary: "Search the visits of a client",
  description:
    "All six keys must be there. Newest first, 25 visits and whole days a page; " +
    "`meta.dateCursor.next` has the range of the next page.",
  request: { params: locationPath, body: bodyOf(visitSearchSchema) },
  responses: {
    200: answerOf(visitHistorySchema, "One page of visits"),
    ...failures(400, 403, 404, 413, 422),
  },
});

/** What a client had (business.md 5.6). */
export function addClientHistoryRoutes(api: Api, visits: VisitHistoryUseCases): void {
  serve(api, {
    route: visitsRoute,
    who: staff("clients"),
    run: async ({ scope, body }) => {
      const found = await visits.search(scope, {
        clientId: body.client_id,
        clientPhone: body.client_phone,
        from: body.from,
        to: body.to,
        paymentStatuses: body.payment_statuses,
        attendance: body.attendance === null ? null : attendanceFromWire(body.attendance),
      });
      return found.ok ? ok({ ...found.value, title: scope.location.title }) : found;
    },
    answer: ({ items, paid, next, title }) => {
      const records = items.map((view) =>
        pastVisitToWire(view, paid.get(view.appointment.id) ?? [], title),
      );
      return answered({ goods_transactions: [], records }, { dateCursor: { next } });
    },
  });
}
