import { appointmentsArea } from "./areas/appointments/appointments.area";
import { bookingFormsArea } from "./areas/booking-forms/booking-forms.area";
import { bookingArea } from "./areas/booking/booking.area";
import { catalogueArea } from "./areas/catalogue/catalogue.area";
import { clientMergesArea } from "./areas/client-merges/client-merges.area";
import { clientsArea } from "./areas/clients/clients.area";
import { eventsArea } from "./areas/events/events.area";
import { locationsArea } from "./areas/locations/locations.area";
import { mailingsArea } from "./areas/mailings/mailings.area";
import { reportsArea } from "./areas/reports/reports.area";
import { resourcesArea } from "./areas/resources/resources.area";
import { reviewsArea } from "./areas/reviews/reviews.area";
import { rightsArea } from "./areas/rights/rights.area";
import { scheduleArea } from "./areas/schedule/schedule.area";
import { teamArea } from "./areas/team/team.area";
import { usersArea } from "./areas/users/users.area";
import { visitorsArea } from "./areas/visitors/visitors.area";
import { webhooksArea } from "./areas/webhooks/webhooks.area";

/** Everything the API is made of, in the order in which areas may build on each other. */
export const AREAS = [
  usersArea,
  clientsArea,
  mailingsArea,
  teamArea,
  rightsArea,
  catalogueArea,
  resourcesArea,
  scheduleArea,
  appointmentsArea,
  clientMergesArea,
  reviewsArea,
  eventsArea,
  bookingArea,
  visitorsArea,
  bookingFormsArea,
  locationsArea,
  reportsArea,
  webhooksArea,
] as const;
