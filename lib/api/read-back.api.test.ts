import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
let ids: Readonly<
  Record<"tag" | "recordTag" | "eventTag" | "field" | "record" | "strategy", number>
>;

const send = (method: string, path: string, body: Row) =>
  api.call(method, path, { as: "owner", body });

async function made(path: string, body: Row): Promise<number> {
  return Number(rowOf(await send("POST", path, body))["id"]);
}

beforeAll(async () => {
  api = await openApi();
  const label = (title: string, entity: number) =>
    made("/labels/4564", { title, color: "#ff2828", entity });
  const aField = { type: "text", code: "allergy", title: "Allergy" };
  await send("POST", "/custom_fields/client/4564", aField);
  const order = {
    staff_id: 3001,
    services: [{ id: 502 }],
    client: { phone: "+49 30 7777 001", name: "Test Client" },
    datetime: "2026-12-01T09:00:00",
    seance_length: 1800,
    save_if_busy: true,
  };
  ids = {
    tag: await label("VIP", 1),
    recordTag: await label("Late", 2),
    eventTag: await label("Fair", 3),
    field: await made("/custom_fields/record/4564", {
      ...aField,
      type: "select",
      values: ["nuts", "eggs"],
    }),
    record: await made("/records/4564", order),
    strategy: await made("/activity/4564/duplication_strategy", { title: "A", repeat_mode_id: 5 }),
  };
});
afterAll(() => api.close());

type Case = {
  /** Method and path with its parameters; the location is 4564. */
  readonly writes: readonly (readonly [method: string, path: string])[];
  /** Every field that the writes take. */
  readonly body: () => Row;
  /** Lists, in which the item is found by its id, and single reads. */
  readonly reads: () => readonly string[];
  readonly id: () => number;
  /** What a read must have where it has another name or form than the body. */
  readonly told?: () => Row;
  /** They say how to write, and are no data. */
  readonly orders?: readonly string[];
};

const SERVICE: Row = {
  title: "Cut",
  booking_title: "Cut online",
  category_id: 42,
  price_min: 10,
  price_max: 20,
  duration: 2700,
  technical_break_duration: 300,
  discount: 5,
  weight: 7,
  comment: "with wash",
  api_id: "x-1",
  active: 0,
  staff: [{ id: 3001, seance_length: 2400, technological_card_id: 5 }],
  is_multi: false,
  capacity: 3,
  is_need_limit_date: true,
  date_from: "2026-11-01",
  date_to: "2026-12-31",
  seance_search_start: 43_200,
  seance_search_finish: 64_800,
  step: 600,
  seance_search_step: 900,
  tax_variant: 2,
  vat_id: 3,
};

const FORM: Row = {
  title: "Shop window",
  description: "by the door",
  is_default: true,
  without_menu: true,
  service_step_default: 502,
  service_step_hide: true,
  service_step_num: 2,
  master_step_default: 3001,
  master_step_hide: true,
  master_step_num: 1,
  datetime_step_num: 4,
  show_button: false,
  button_position: "top left",
  form_position: "left",
  button_color: "#112233",
  button_animation: false,
};

const LOCATION: Row = {
  title: "Atelier Mitte",
  country_id: 7,
  country: "Germany",
  city_id: 9,
  city: "Potsdam",
  address: "Am Markt 1",
  zip: "14467",
  phones: ["+493012345678", "+493012345679"],
  social: { facebook: "f", instagram: "i", telegram: "t", whatsapp: "w", viber: "v" },
  site: "atelier.example",
  coordinate_lat: 52.4,
  coordinate_lon: 13.06,
  description: "<p>Hair</p>",
  business_type_id: 2,
  short_descr: "Hair",
  timezone_name: "Europe/Berlin",
  schedule: "Mon–Fri",
  seance_step: 15,
};

const CASES: readonly Case[] = [
  {
    writes: ["/services/{location_id}", "/company/{location_id}/services"].flatMap((path) =>
      ["PATCH", "PUT"].map((method) => [method, `${path}/{service_id}`] as const),
    ),
    body: () => SERVICE,
    id: () => 501,
    reads: () => [
      "/services/4564",
      "/services/4564/501",
      "/company/4564/services",
      "/company/4564/services/501",
    ],
  },
  {
    writes: [
      ["PUT", "/service_category/{location_id}/{id}"],
      ["PUT", "/service_categories/{location_id}/{id}"],
    ],
    body: () => ({ title: "Beards", api_id: "b-1", weight: 4, staff: [3001] }),
    told: () => ({ staff: expect.arrayContaining([3001]) }),
    id: () => 43,
    reads: () => [
      "/service_categories/4564/0",
      "/company/4564/service_categories",
      "/company/4564/service_categories/43",
      "/service_category/4564/43",
    ],
  },
  {
    writes: [["PUT", "/staff/{location_id}/{team_member_id}"]],
    body: () => ({
      name: "David Rot",
      specialization: "Stylist",
      weight: 3,
      information: "<p>Paris</p>",
      api_id: "d-4",
      hidden: 1,
      fired: 0,
      user_id: 7003,
      has_access_timetable: true,
      position_id: 13,
    }),
    id: () => 3004,
    reads: () => [
      "/staff/4564",
      "/staff/4564/3004",
      "/company/4564/staff",
      "/company/4564/staff/3004",
    ],
  },
  {
    writes: [["PUT", "/company/{location_id}/staff/positions/{position_id}"]],
    body: () => ({ title: "Apprentice", api_id: "p-1" }),
    id: () => 16,
    reads: () => ["/positions/4564", "/positions/4564/16"],
  },
  {
    writes: [["PUT", "/company/{location_id}"]],
    body: () => LOCATION,
    id: () => 4564,
    reads: () => ["/company/4564", "/companies?my=1"],
  },
  {
    writes: [["PATCH", "/company/{location_id}/settings/online"]],
    body: () => ({
      confirm_number: true,
      any_master: false,
      seance_delay_step: 90,
      activity_online_record_clients_count_max: 4,
      privacy_policy: "Be kind.",
    }),
    id: () => 0,
    reads: () => ["/company/4564/settings/online"],
  },
  {
    writes: [["PATCH", "/company/{location_id}/settings/timetable"]],
    body: () => ({
      record_type: 1,
      activity_record_clients_count_max: 9,
      is_show_newsletter_agreement: true,
      is_show_personal_data_processing_agreement: true,
      seance_step: 30,
    }),
    id: () => 0,
    reads: () => ["/company/4564/settings/timetable"],
  },
  {
    writes: [["PATCH", "/company/{location_id}/booking_forms/{form_id}"]],
    body: () => FORM,
    id: () => 951,
    reads: () => ["/company/4564/booking_forms", "/company/4564/booking_forms/951"],
  },
  {
    writes: [["PUT", "/client/{location_id}/{client_id}"]],
    body: () => ({
      name: "Ana",
      phone: "+4930555501",
      surname: "Lopez",
      middle_name: "Maria",
      email: "ana@example.com",
      card: "c-9",
      comment: "likes tea",
      gender_id: 2,
      importance_id: 3,
      discount: 10,
      spent: 120.5,
      balance: 7,
      birth_date: "1990-05-17",
      sms_check: 1,
      sms_not: 1,
      categories: [ids.tag],
      labels: [ids.tag],
      custom_fields: { allergy: "nuts" },
    }),
    told: () => ({
      phone: 4_930_555_501,
      categories: [expect.objectContaining({ id: ids.tag })],
    }),
    orders: ["labels"], // another name of categories
    id: () => 9001,
    reads: () => ["/client/4564/9001", "/clients/4564?id=9001"],
  },
  {
    writes: [["PUT", "/custom_fields/{field_category}/{location_id}/{field_id}"]],
    body: () => ({
      type: "select",
      code: "allergy",
      title: "Allergies",
      user_can_edit: false,
      show_in_ui: false,
      values: ["nuts", "eggs"],
    }),
    told: () => ({
      custom_field: expect.objectContaining({
        type: expect.objectContaining({ code: "select" }),
        code: "allergy",
        title: "Allergies",
        user_can_edit: false,
        show_in_ui: false,
        values: ["nuts", "eggs"],
      }),
    }),
    orders: ["type", "code", "title", "user_can_edit", "show_in_ui", "values"], // inside custom_field
    id: () => ids.field,
    reads: () => ["/custom_fields/record/4564"],
  },
  {
    writes: [["PUT", "/labels/{location_id}/{entity_or_tag_id}"]],
    body: () => ({ title: "Gold", color: "#112233", entity: 1, icon: "star" }),
    id: () => ids.tag,
    reads: () => ["/labels/4564/client"],
  },
  {
    writes: [
      ["PUT", "/record/{location_id}/{record_id}"],
      ["PUT", "/records/{location_id}/{record_id}"],
    ],
    body: () => ({
      staff_id: 3005,
      services: [{ id: 502, first_cost: 40, discount: 10, cost: 36, amount: 1 }],
      client: { phone: "+49 30 7777 001", name: "Test Client", email: "t@example.com" },
      datetime: "2026-12-01T10:00:00+01:00",
      seance_length: 2100,
      activity_id: 0,
      save_if_busy: true,
      technical_break_duration: 300,
      attendance: 2,
      comment: "by the window",
      api_id: "r-1",
      send_sms: false,
      custom_color: "f44336",
      sms_remain_hours: 5,
      email_remain_hours: 6,
      record_labels: [ids.recordTag],
      custom_fields: { allergy: "eggs" },
    }),
    told: () => ({
      services: [
        expect.objectContaining({ id: 502, first_cost: 40, discount: 10, cost: 36, amount: 1 }),
      ],
      client: expect.objectContaining({ phone: "49307777001", display_name: "Test Client" }),
      record_labels: [expect.objectContaining({ id: ids.recordTag })],
    }),
    orders: ["save_if_busy", "send_sms"],
    id: () => ids.record,
    reads: () => [
      `/record/4564/${ids.record}`,
      "/records/4564?start_date=2026-12-01&end_date=2026-12-01&count=300",
    ],
  },
  {
    writes: [["PUT", "/activity/{location_id}/{event_id}"]],
    body: () => ({
      date: "2026-12-05 16:00:00",
      service_id: 509,
      staff_id: 3009,
      capacity: 7,
      force: true,
      length: 3600,
      resource_instance_ids: [3127],
      labels_ids: [ids.eventTag],
    }),
    told: () => ({
      resource_instances: [expect.objectContaining({ id: 3127 })],
      labels: [expect.objectContaining({ id: ids.eventTag })],
    }),
    orders: ["force", "resource_instance_ids", "labels_ids"], // the last two as objects
    id: () => 801,
    reads: () => ["/activity/4564/801", "/activity/4564/search?from=2026-12-05&till=2026-12-05"],
  },
  {
    writes: [["POST", "/activity/{location_id}/duplication_strategy/{strategy_id}"]],
    body: () => ({ title: "B", repeat_mode_id: 5, days: [1, 3], interval: 2, content_type: 2 }),
    id: () => ids.strategy,
    reads: () => ["/activity/4564/duplication_strategy"],
  },
  {
    writes: [["PUT", "/company/{location_id}/users/{user_id}/permissions"]],
    body: () => ({
      user_role: "administrator",
      user_permissions: [{ slug: "timetable_position_id", value: 11 }],
      staff_id: 3008,
    }),
    told: () => ({
      user_permissions: expect.arrayContaining([
        expect.objectContaining({ slug: "timetable_position_id", value: 11 }),
      ]),
    }),
    id: () => 0,
    reads: () => ["/company/4564/users/7003/permissions"],
  },
];

/** Hours and seats: what they write is read elsewhere, and has tests of its own. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  "PUT /company/{location_id}/staff/schedule",
  "PUT /company/{location_id}/services/{service_id}/staff/{team_member_id}",
  "PUT /visits/{visit_id}/{record_id}",
  "PUT /book_record/{location_id}/{record_id}",
  "PATCH /company/{location_id}/schedules/{schedule_id}",
  "PATCH /company/{location_id}/schedules/{schedule_id}/days/{day_id}",
  "PATCH /company/{location_id}/schedules/{schedule_id}/client_schedules/{client_schedule_id}",
  "PUT /user/password",
  "PUT /booking/user",
  "PUT /booking/user/password",
]);

function pathOf(form: string, id: number): string {
  const last = form.split("/").at(-1);
  const placed = form
    .replace("{location_id}", "4564")
    .replace("{field_category}", "record")
    .replace("{user_id}", "7003");
  return last === "{location_id}" ? placed : placed.replace(/\{\w+\}$/, String(id));
}

async function itemAt(path: string, id: number): Promise<Row> {
  const answer = await api.call("GET", path, { as: "owner" });
  expect([path, answer.status]).toEqual([path, 200]);
  if (!Array.isArray(answer.json.data)) return rowOf(answer);
  return rowsOf(answer).find((row) => row["id"] === id) ?? {};
}

describe("what was written is read back, on single reads and in lists", () => {
  it.each(CASES.flatMap((each) => each.writes.map((write) => [write[0], write[1], each] as const)))(
    "%s %s",
    async (method, form, { body, id, reads, told, orders = [] }) => {
      const written = await send(method, pathOf(form, id()), body());
      expect([200, 201, 202, 204], written.text).toContain(written.status);
      const data = Object.entries(body()).filter(([field]) => !orders.includes(field));
      const expected = { ...Object.fromEntries(data), ...told?.() };
      for (const path of reads()) {
        const item = await itemAt(path, id());
        const read = Object.fromEntries(Object.keys(expected).map((name) => [name, item[name]]));
        expect({ path, ...read }).toEqual({ path, ...expected });
      }
    },
  );
});

type Schema = { readonly $ref?: string; readonly properties?: Row };
type Document = {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

it("every field of every change stands in a case above", async () => {
  const { text } = await api.call("GET", "/openapi.json");
  const { paths, components } = JSON.parse(text) as Document; // our own document
  const propertiesOf = (schema: Schema | undefined): string[] => {
    const name = schema?.$ref?.split("/").at(-1);
    return name === undefined
      ? Object.keys(schema?.properties ?? {})
      : propertiesOf(components.schemas[name]);
  };
  const changes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method === "put" || method === "patch")
      .map(([method, { requestBody }]) => ({
        name: `${method.toUpperCase()} ${path.replace("/api/v1", "")}`,
        fields: propertiesOf(requestBody?.content["application/json"]?.schema).sort(),
      }))
      .filter(({ name, fields }) => fields.length > 0 && !name.includes("/locations/")),
  );
  const covered = CASES.flatMap(({ writes, body }) =>
    writes.map(([method, path]) => ({
      name: `${method} ${path}`,
      fields: Object.keys(body()).sort(),
    })),
  );
  expect(changes.length).toBeGreaterThan(15);
  for (const { name, fields } of changes.filter((each) => !ELSEWHERE.has(each.name))) {
    const known = covered.find((each) => each.name === name);
    expect({ name, fields: known?.fields }).toEqual({ name, fields });
  }
});
