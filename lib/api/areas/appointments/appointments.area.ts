import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { CatalogueRepositories } from "@/lib/api/areas/catalogue/repositories.port";
import type { ClientRepositories } from "@/lib/api/areas/clients/repositories.port";
import type { MailingRepositories } from "@/lib/api/areas/mailings/repositories.port";
import type { WithTransport } from "@/lib/api/areas/mailings/transport.port";
import type { ResourceRepositories } from "@/lib/api/areas/resources/repositories.port";
import type { ScheduleRepositories } from "@/lib/api/areas/schedule/repositories.port";
import type { TeamRepositories } from "@/lib/api/areas/team/repositories.port";
import { addAppointmentChangeRoutes } from "./appointment-change.routes";
import { addAppointmentRoutes } from "./appointment.routes";
import { createAppointmentRepository } from "./appointment.store";
import { createAppointmentLog } from "./appointment-writes.store";
import { createAppointmentWriting } from "./appointment-writing.store";
import { createAppointmentUseCases } from "./appointments.usecases";
import { createAppointmentChangeUseCases } from "./change-appointment.usecases";
import { addClientHistoryRoutes } from "./client-history.routes";
import { createBookingUseCases } from "./create-appointment.usecases";
import type { EventLock } from "./appointment.port";
import type { AppointmentRepositories } from "./repositories.port";
import { createAttendanceUseCases } from "./attendance.usecases";
import { createVisitChangeUseCases } from "./visit-change.usecases";
import { createVisitHistoryUseCases } from "./visit-history.usecases";
import { addVisitRoutes } from "./visit.routes";
import { createVisitRepository, unpaidVisits } from "./visit.store";
import { createVisitUseCases } from "./visit.usecases";
import type { WithVisitMoney } from "./visit-money.port";

type Deps = AreaDeps<
  AppointmentRepositories &
    WithVisitMoney &
    ScheduleRepositories &
    ResourceRepositories &
    ClientRepositories &
    Pick<CatalogueRepositories, "services"> & { readonly events: EventLock } & Pick<
      MailingRepositories,
      "mailings"
    > &
    Pick<TeamRepositories, "team">
> &
  WithTransport;

/** Appointments, visits, and what a client had (business.md 5.4, 6). */
export const appointmentsArea = defineArea({
  stores: (access: DataAccess): AppointmentRepositories & WithVisitMoney => ({
    appointments: createAppointmentRepository(access),
    appointmentWriting: createAppointmentWriting(access),
    appointmentLog: createAppointmentLog(access),
    visits: createVisitRepository(access),
    visitMoney: unpaidVisits,
  }),
  routes: (api, { store, log, transport }: Deps) => {
    const { readModel } = store;
    const { access } = api;
    const appointments = createAppointmentUseCases({ store, readModel, log });
    addAppointmentRoutes(api, appointments, createBookingUseCases({ store, transport, log }));
    addAppointmentChangeRoutes(api, {
      changes: createAppointmentChangeUseCases({ store, readModel, log }),
      attendance: createAttendanceUseCases({ store, log }),
    });
    const visits = createVisitUseCases({ store, readModel, access });
    addVisitRoutes(api, visits, createVisitChangeUseCases({ store, readModel, visits, log }));
    const { clients, visitMoney } = store;
    addClientHistoryRoutes(api, createVisitHistoryUseCases({ clients, appointments, visitMoney }));
  },
  webhookNotes: {
    appointments: {
      add: (_, { id }) => [{ resource: "record", id, status: "create" }],
      markDeleted: ([, id], isNew) => (isNew ? [{ resource: "record", id, status: "delete" }] : []),
    },
    appointmentWriting: {
      update: (_, after) => (after ? [{ resource: "record", id: after.id, status: "update" }] : []),
      restart: (_, ids) => ids.map((id) => ({ resource: "record", id, status: "update" })),
    },
    visits: {
      setAttendance: (_, ids) => ids.map((id) => ({ resource: "record", id, status: "update" })),
    },
  },
  spellings: [
    { newer: "/locations/{location_id}/appointments/*", older: "/records/{location_id}/*" },
    { newer: "/locations/{location_id}/appointments/*", older: "/record/{location_id}/*" },
  ],
});
