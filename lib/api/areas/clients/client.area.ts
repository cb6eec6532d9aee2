import type { AppointmentService } from "@/lib/api/areas/appointments/appointments.usecases";
import { createClientCommentService } from "./client-comment.usecases";
import { createClientService } from "./client.usecases";
import { createClientWritingService } from "./client-writing.usecases";
import { createCustomFieldService } from "./custom-field.usecases";
import { createLabelService } from "./tags.usecases";
import { createVisitHistoryService } from "@/lib/api/areas/appointments/visit-history.usecases";
import type { AreaDeps } from "@/lib/api/platform/http/area";
import { addClientHistoryRoutes } from "@/lib/api/areas/appointments/client-history.routes";
import { addClientRoutes } from "./client.routes";
import { addCustomFieldRoutes } from "./custom-field.routes";
import type { Api } from "@/lib/api/platform/http/endpoint";
import { addLabelRoutes } from "./tags.routes";
import { addUtilityRoutes } from "./utility.routes";

type Deps = AreaDeps & {
  readonly appointments: Pick<AppointmentService, "list">;
};

/** Everything about clients: their cards, tags and fields (business.md 5, 14, 15), and the utilities (17.2). */
export function addClientArea(api: Api, { store, log, appointments }: Deps): void {
  const clients = createClientService({ clients: store.clients, log });
  addClientRoutes(api, clients, createClientWritingService({ store, log }));
  addClientHistoryRoutes(api, {
    clients,
    comments: createClientCommentService({ comments: store.clientComments, log }),
    visits: createVisitHistoryService({ clients: store.clients, appointments }),
  });
  addLabelRoutes(api, createLabelService({ labels: store.labels, log }));
  const { customFields } = store;
  addCustomFieldRoutes(api, createCustomFieldService({ customFields, log }));
  addUtilityRoutes(api);
}
