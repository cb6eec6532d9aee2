import type { AppointmentService } from "@/lib/backend/services/appointment-service";
import { createClientCommentService } from "@/lib/backend/services/client-comment-service";
import { createClientService } from "@/lib/backend/services/client-service";
import { createClientWritingService } from "@/lib/backend/services/client-writing-service";
import { createCustomFieldService } from "@/lib/backend/services/custom-field-service";
import { createLabelService } from "@/lib/backend/services/label-service";
import { createVisitHistoryService } from "@/lib/backend/services/visit-history-service";
import type { AreaDeps } from "./area";
import { addClientHistoryRoutes } from "./client-history-routes";
import { addClientRoutes } from "./client-routes";
import { addCustomFieldRoutes } from "./custom-field-routes";
import type { Api } from "./endpoint";
import { addLabelRoutes } from "./label-routes";
import { addUtilityRoutes } from "./utility-routes";

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
