import { createAppointmentChangeService } from "@/lib/backend/services/appointment-change-service";
import { createBookCodeService } from "@/lib/backend/services/book-code-service";
import { createBookSeatService } from "@/lib/backend/services/book-seat-service";
import { createBookService } from "@/lib/backend/services/book-service";
import { createOwnRecordService } from "@/lib/backend/services/own-record-service";
import type { AreaDeps } from "./area";
import { addBookRoutes, addBookSeatRoutes } from "./book-routes";
import type { Api } from "./endpoint";
import { addOwnRecordRoutes } from "./own-record-routes";

/** What visitors book and keep (business.md 9.7, 9.8). */
export function addBookArea(api: Api, { store, log, transport }: AreaDeps): void {
  const codes = createBookCodeService({ store, transport });
  const changes = createAppointmentChangeService({ store, readModel: store.readModel, log });
  addBookRoutes(api, createBookService({ store, codes, log }), codes);
  addBookSeatRoutes(api, createBookSeatService({ store, codes, log }));
  const { access } = api;
  addOwnRecordRoutes(api, createOwnRecordService({ store, access, changes, log }), changes);
}
