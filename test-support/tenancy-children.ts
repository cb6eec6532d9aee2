import { newLocatedSecret } from "@/lib/api/platform/located-secret";
import { giveReviewToken } from "@/lib/api/areas/reviews/review-token.steps";
import { appointmentId, authorizeLocation, locationId } from "@/lib/domain/ids";
import { rowOf, rowsOf } from "./api-fixture";
import type { ApiFixture, Row } from "./api-fixture";

/** Ids of what belongs to one location, by the parameters that paths name them with. */
export type Children = {
  readonly location_id: number;
  readonly team_member_id: number;
  /** A member who is linked to no service. */
  readonly colleague_id: number;
  readonly position_id: number;
  /** A category without services. */
  readonly id: number;
  readonly service_id: number;
  readonly client_id: number;
  readonly client_phone: string;
  readonly comment_id: number;
  readonly record_id: number;
  /** What opens the record to a visitor. */
  readonly record_hash: string;
  /** What lets the client of a visit that is over review it. */
  readonly review_token: string;
  readonly visit_id: number;
  readonly event_id: number;
  /** An event that the schedule repeats. */
  readonly entity_id: number;
  readonly strategy_id: number;
  readonly schedule_id: number;
  readonly day_id: number;
  readonly client_schedule_id: number;
  readonly tag_id: number;
  readonly field_id: number;
  readonly field_code: string;
  readonly form_id: number;
  readonly user_id: number;
} & Resource &
  OfAreas;

/** What single areas plant, by the parameter of their paths. */
type OfAreas = { readonly [parameter: `${string}_id`]: number };

/** A kind of resources and a piece of it. */
export type Resource = { readonly resource_id: number; readonly instance_id: number };

/** Neither files nor payroll documents are kept: these are ids of nothing, everywhere. */
export const WORDS: Readonly<Record<string, string>> = {
  file_id: "1",
  calculation_id: "1",
  entity_type: "activity",
  entity: "1",
  field_category: "record",
  date: "2026-11-26",
  start_date: "2026-11-26",
  end_date: "2026-11-27",
};

let planted = 0;

type Post = (path: string, body: unknown) => Promise<Row>;

/** What an area needs to plant a child: a name and a number that are new, and its place. */
export type Planting = {
  readonly post: Post;
  readonly location: number;
  readonly name: string;
  readonly number: number;
};

/** How the areas plant their own. */
type Plants = readonly ((planting: Planting) => Promise<Readonly<Record<string, number>>>)[];

/**
 * Gives a location one child of every kind, through the API as its owner. The number makes them new;
 * it counts on unless told.
 */
export async function plantChildren(
  api: ApiFixture,
  location: number,
  marker: string,
  { plants, number, ...resource }: Resource & { readonly plants: Plants; readonly number?: number },
): Promise<Children> {
  planted = number ?? planted + 1;
  const name = `${marker}${planted}`;
  const post: Post = async (path, body) => {
    const answer = await api.call("POST", path, { as: "owner", body });
    if (answer.status > 299) throw new Error(`Not planted: ${path} ${answer.text}`);
    return rowOf(answer);
  };
  const salon = await plantSalon(post, location, name);
  const { team_member_id } = salon;
  await plantHours(api, location, team_member_id);
  await post(`/comments/${location}/${team_member_id}`, { mark: 5, text: name, name });
  await post(`/hooks_settings/${location}`, { urls: ["https://example.com/"], active: 1 });
  const visit = await plantVisit(post, location, name, salon);
  const place = authorizeLocation(locationId(location));
  const record_hash = newLocatedSecret(place);
  await api.store.recordHashes.add(place, appointmentId(visit.record_id), record_hash);
  const own = await Promise.all(
    plants.map((plant) => plant({ post, location, name, number: planted })),
  );
  return {
    ...Object.assign({}, ...own),
    location_id: location,
    ...resource,
    ...salon,
    ...visit,
    record_hash,
    review_token: await plantReview(api, post, location, { ...salon, client_id: visit.client_id }),
    ...(await plantEvents(post, location, name, { ...salon, client_id: visit.client_id })),
    ...(await plantSettings(post, location, name)),
    user_id: await plantUser(api, post, location, name),
  };
}

async function idOf(answered: Promise<Row>): Promise<number> {
  return Number((await answered)["id"]);
}

async function plantSalon(post: Post, location: number, name: string) {
  const positions = `/company/${location}/staff/positions`;
  const held = await idOf(post(positions, { title: `${name} at work` }));
  const member = { name, specialization: "Barber", position_id: held, has_access_timetable: true };
  const team_member_id = await idOf(post(`/staff/${location}`, member));
  const colleague_id = await idOf(post(`/staff/${location}`, member));
  const categories = `/service_categories/${location}`;
  const service_id = await idOf(
    post(`/services/${location}`, {
      title: name,
      category_id: await idOf(post(categories, { title: name })),
      duration: 1800,
      staff: [{ id: team_member_id, seance_length: 1800 }],
    }),
  );
  const id = await idOf(post(categories, { title: name }));
  const position_id = await idOf(post(positions, { title: name })); // of nobody: it can be deleted
  return { position_id, team_member_id, colleague_id, service_id, id };
}

type Salon = Awaited<ReturnType<typeof plantSalon>>;

async function plantReview(
  api: ApiFixture,
  post: Post,
  location: number,
  { team_member_id, service_id, client_id }: Salon & { readonly client_id: number },
): Promise<string> {
  const record = await post(`/records/${location}`, {
    staff_id: team_member_id,
    services: [{ id: service_id }],
    client: { id: client_id },
    datetime: "2026-11-24T09:00:00",
    seance_length: 1800,
    save_if_busy: true,
  });
  const place = authorizeLocation(locationId(location));
  return giveReviewToken(place, appointmentId(Number(record["id"])), api.store);
}

async function plantVisit(post: Post, location: number, name: string, salon: Salon) {
  const client_phone = `+49301${location}${String(planted).padStart(4, "0")}`;
  const client_id = await idOf(post(`/clients/${location}`, { name, phone: client_phone }));
  const comments = `/clients/${location}/clients/${client_id}/comments`;
  const comment_id = await idOf(post(comments, { text: name }));
  const record = await post(`/records/${location}`, {
    staff_id: salon.team_member_id,
    services: [{ id: salon.service_id }],
    client: { id: client_id },
    datetime: "2026-12-01T09:00:00",
    seance_length: 1800,
    save_if_busy: true,
    comment: name,
  });
  const [record_id, visit_id] = [Number(record["id"]), Number(record["visit_id"])];
  return { client_phone, client_id, comment_id, record_id, visit_id };
}

async function plantEvents(
  post: Post,
  location: number,
  name: string,
  { team_member_id, service_id, client_id }: Salon & { readonly client_id: number },
) {
  const event = {
    date: "2026-12-07 15:30",
    service_id,
    staff_id: team_member_id,
    length: 3600,
    capacity: 4,
    force: true,
  };
  const event_id = await idOf(post(`/activity/${location}`, event));
  const entity_id = await idOf(post(`/activity/${location}`, event));
  const strategy = { title: name, repeat_mode_id: 5 };
  const schedule = await post(`/company/${location}/schedules?include[]=days`, {
    original_entity_type: "activity",
    original_entity_id: entity_id,
    date_end: "2026-12-14",
    add_clients_from_original_entity: false,
    days: [aSeries("mon", team_member_id)],
  });
  const [day] = schedule["days"] as Row[]; // a wrong guess fails the test
  const schedule_id = Number(schedule["id"]);
  const client_schedule_id = await idOf(
    post(`/company/${location}/schedules/${schedule_id}/client_schedules`, { client_id }),
  );
  return {
    event_id,
    entity_id,
    client_schedule_id,
    strategy_id: await idOf(post(`/activity/${location}/duplication_strategy`, strategy)),
    schedule_id,
    day_id: Number(day?.["id"]),
  };
}

/** Time that visitors can book. */
async function plantHours(api: ApiFixture, location: number, member: number): Promise<void> {
  const body = [{ date: "2026-11-26", is_working: true, slots: [{ from: "10:00", to: "14:30" }] }];
  const answer = await api.call("PUT", `/schedule/${location}/${member}`, { as: "owner", body });
  if (answer.status > 299) throw new Error(`No hours planted: ${answer.text}`);
}

async function plantSettings(post: Post, location: number, name: string) {
  const tag = { title: name, color: "#ff2828", entity: 0 };
  const tag_id = await idOf(post(`/labels/${location}`, tag));
  const field_code = `planted_${planted}`;
  const field = { type: "text", code: field_code, title: name };
  const field_id = await idOf(post(`/custom_fields/record/${location}`, field));
  const form_id = await idOf(post(`/company/${location}/booking_forms`, { title: name }));
  return { tag_id, field_code, field_id, form_id };
}

async function plantUser(
  api: ApiFixture,
  post: Post,
  location: number,
  name: string,
): Promise<number> {
  const invites = [{ name, search: `planted-${planted}@example.com`, user_role: "worker" }];
  await post(`/user/invite/${location}`, { invites });
  const users = rowsOf(await api.call("GET", `/company/${location}/users`, { as: "owner" }));
  return Number(users.find((user) => user["name"] === name)?.["id"]);
}

/** The body of a series of events on a weekday. */
export function aSeries(day_of_week: string, events_master_id: number) {
  return {
    day_of_week,
    events_master_id,
    events_time: "14:00:00",
    events_duration: 3600,
    events_capacity: 4,
  };
}
