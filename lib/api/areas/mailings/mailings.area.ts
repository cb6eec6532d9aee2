import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import { addDeliveryRoutes } from "./delivery.routes";
import { createDeliveryUseCases } from "./delivery.usecases";
import { addMailingRoutes } from "./mailing.routes";
import { createMailingRepository } from "./mailing.store";
import { createMailingUseCases } from "./mailing.usecases";
import { addPushSettingRoutes } from "./push-setting.routes";
import { createPushSettingRepository } from "./push-setting.store";
import { createPushSettingUseCases } from "./push-setting.usecases";
import type { MailingRepositories } from "./repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { UserRepositories } from "@/lib/api/areas/users/repositories.port";
import type { WithTransport } from "./transport.port";

type Deps = AreaDeps<
  MailingRepositories & Pick<UserRepositories, "users"> & Pick<ClientRepositories, "clients">
> &
  WithTransport;

/** Messages to clients, and notifications of users (business.md 12). */
export const mailingsArea = defineArea({
  stores: (access: DataAccess): MailingRepositories => ({
    mailings: createMailingRepository(access),
    pushSettings: createPushSettingRepository(access),
  }),
  routes: (api, { store, clock, log, transport }: Deps) => {
    addMailingRoutes(api, createMailingUseCases({ store, transport, log }));
    addDeliveryRoutes(api, createDeliveryUseCases({ mailings: store.mailings, clock }));
    addPushSettingRoutes(api, createPushSettingUseCases({ store, log }));
  },
});
