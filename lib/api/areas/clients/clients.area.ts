import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import { addClientCommentRoutes, addClientFileRoutes } from "./client-comment.routes";
import { createClientCommentRepository } from "./client-comment.store";
import { createClientCommentUseCases } from "./client-comment.usecases";
import { addClientRoutes } from "./client.routes";
import { createClientRepository } from "./client.store";
import { createClientUseCases } from "./client.usecases";
import { createClientWritingUseCases } from "./client-writing.usecases";
import { addCustomFieldRoutes } from "./custom-field.routes";
import { createCustomFieldRepository } from "./custom-field.store";
import { createCustomFieldUseCases } from "./custom-field.usecases";
import type { ClientRepositories } from "./repositories.port";
import { addTagRoutes } from "./tags.routes";
import { createTagRepository } from "./tags.store";
import { createTagUseCases } from "./tags.usecases";
import { addUtilityRoutes } from "./utility.routes";

/** Programs that know the other spellings of the contract expect these, too. */
const INFERRED_SPELLINGS = [
  ["/clients/{location_id}/{client_id:number}", "/client/{location_id}/{client_id}"],
  ["/locations/{location_id}/clients", "/clients/{location_id}"],
  ["/locations/{location_id}/clients/bulk", "/clients/{location_id}/bulk"],
  ["/locations/{location_id}/clients/{client_id:number}", "/client/{location_id}/{client_id}"],
  ...["comments", "comments/{comment_id}"].map(
    (rest) =>
      [
        `/locations/{location_id}/clients/{client_id:number}/${rest}`,
        `/clients/{location_id}/clients/{client_id}/${rest}`,
      ] as const,
  ),
] as const;

/** Clients, their tags and fields (business.md 5, 14, 15), and the utilities (17.2). */
export const clientsArea = defineArea({
  stores: (access: DataAccess): ClientRepositories => ({
    clients: createClientRepository(access),
    clientComments: createClientCommentRepository(access),
    tags: createTagRepository(access),
    customFields: createCustomFieldRepository(access),
  }),
  routes: (api, { store, log }: AreaDeps<ClientRepositories>) => {
    const cards = createClientUseCases({ store, log });
    addClientRoutes(api, cards, createClientWritingUseCases({ store, log }));
    addClientCommentRoutes(api, cards, createClientCommentUseCases({ store, log }));
    addClientFileRoutes(api, cards);
    addTagRoutes(api, createTagUseCases({ store, log }));
    addCustomFieldRoutes(api, createCustomFieldUseCases({ store, log }));
    addUtilityRoutes(api);
  },
  webhookNotes: {
    clients: {
      add: (_, { id }) => [{ resource: "client", id, status: "create" }],
      create: (_, ids) => ids.map((id) => ({ resource: "client", id, status: "create" })),
      update: ([, id]) => [{ resource: "client", id, status: "update" }],
      markDeleted: ([, id], isNew) => (isNew ? [{ resource: "client", id, status: "delete" }] : []),
    },
  },
  listedRefusals: ["/company/{location_id}/clients/search"],
  spellings: INFERRED_SPELLINGS.map(([newer, older]) => ({ newer, older, isInferred: true })),
});
