import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bookingFormSchema, bookingFormsSchema } from "./booking-forms.contract";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { TEST_ENGINES } from "@/test-support/test-engines";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, RawAnswer, RawCall } from "@/test-support/api-fixture";

const FORMS = "/company/4564/booking_forms";
const NEW = {
  title: "Web site",
  is_default: false,
  description: "",
  without_menu: false,
  service_step_default: 0,
  service_step_hide: false,
  service_step_num: 1,
  master_step_default: -1,
  master_step_hide: false,
  master_step_num: 2,
  datetime_step_num: 3,
  show_button: true,
  button_position: "bottom right",
  form_position: "right",
  button_color: "#1c84c6",
  button_animation: true,
  html_code: "",
  ab_test_enabled: false,
};

describe.each(TEST_ENGINES)("booking forms on $name", (on) => {
  let api: ApiFixture;
  beforeAll(async () => {
    api = await openApi({ engine: on });
  });
  afterAll(() => api.close());

  const get = (path: string, options: RawCall = { as: "manager" }) =>
    api.call("GET", path, options);
  const post = (body: unknown, at = 4564) =>
    api.call("POST", `/company/${at}/booking_forms`, { as: "manager", body });
  const patch = (id: unknown, body: unknown) =>
    api.call("PATCH", `${FORMS}/${String(id)}`, { as: "manager", body });
  const idOf = (answer: RawAnswer) => Number(rowOf(answer)["id"]);
  const defaults = async (at = 4564) =>
    rowsOf(await get(`/company/${at}/booking_forms`))
      .filter((row) => row["is_default"] === true)
      .map((row) => row["id"]);

  it("are none until one is made, and need a title alone", async () => {
    const empty = await get("/company/4565/booking_forms");
    expect([empty.status, empty.json]).toEqual([200, { success: true, data: [], meta: [] }]);
    const created = await post({ title: "Web site" }, 4565);
    expect([created.status, created.json.meta]).toEqual([201, []]);
    envelopeOf(bookingFormSchema).parse(created.json);
    const id = idOf(created);
    expect(id).toBeGreaterThan(100_000);
    expect(rowOf(created)).toEqual({ id, ...NEW });
    const read = await get(`/company/4565/booking_forms/${id}`);
    expect([read.status, read.json]).toEqual([200, created.json]);
    const list = await get("/locations/4565/booking_forms");
    envelopeOf(bookingFormsSchema).parse(list.json);
    expect(list.json.data).toEqual([created.json.data]);
  });

  it("keep every field, and what a change leaves out", async () => {
    const all = {
      title: "Reception",
      description: "On the <b>tablet</b>",
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
      button_color: "#FFCB00",
      button_animation: false,
    };
    const created = await post({ ...all, is_default: "1", service_step_default: "502" });
    expect(rowOf(created)).toMatchObject(all);
    const id = idOf(created);
    const changed = await patch(id, { title: "Desk", show_button: 1, master_step_default: 0 });
    const after = { ...all, title: "Desk", show_button: true, master_step_default: 0 };
    expect(changed.status).toBe(200);
    envelopeOf(bookingFormSchema).parse(changed.json);
    expect(rowOf(changed)).toMatchObject(after);
    expect(rowOf(await patch(id, {}))).toMatchObject(after);
    expect(rowOf(await get(`${FORMS}/${id}`))).toMatchObject(after);
  });

  it("have one default of a location at most", async () => {
    const first = idOf(await post({ title: "First", is_default: true }));
    expect(await defaults()).toEqual([first]);
    const second = idOf(await post({ title: "Second", is_default: true }));
    expect(await defaults()).toEqual([second]);
    const elsewhere = idOf(await post({ title: "Lakeside", is_default: true }, 4565));
    await patch(first, { is_default: true });
    expect([await defaults(), await defaults(4565)]).toEqual([[first], [elsewhere]]);
    await patch(first, { is_default: false });
    expect(await defaults()).toEqual([]);
    const many = await Promise.all(
      ["a", "b", "c", "d"].map((title) => post({ title, is_default: true })),
    );
    expect(many.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(await defaults()).toHaveLength(1);
  });

  it("are gone when they are deleted", async () => {
    const id = idOf(await post({ title: "Short-lived" }));
    const deleted = await api.call("DELETE", `${FORMS}/${id}`, { as: "manager" });
    expect([deleted.status, deleted.text]).toEqual([204, ""]);
    expect((await get(`${FORMS}/${id}`)).status).toBe(404);
    expect((await patch(id, {})).status).toBe(404);
    expect((await api.call("DELETE", `${FORMS}/${id}`, { as: "manager" })).status).toBe(404);
    expect(rowsOf(await get(FORMS)).map((row) => row["id"])).not.toContain(id);
    expect(api.logged).toContainEqual(
      expect.objectContaining({ event: "booking form deleted", locationId: 4564, formId: id }),
    );
  });

  it.each([
    { title: "" },
    { title: "x".repeat(256) },
    { is_default: "perhaps" },
    { service_step_default: "cut" },
    { service_step_default: 601 },
    { master_step_default: 3101 },
    { master_step_num: 0 },
    { datetime_step_num: 11 },
    { button_position: "middle" },
    { form_position: "top" },
    { button_color: "blue" },
  ])("refuse %j with 422 and the field", async (body) => {
    const known = idOf(await post({ title: "Known" }));
    const answers = [await post({ title: "Title", ...body }), await patch(known, body)];
    for (const answer of answers) {
      expect(answer.status).toBe(422);
      expect(Object.keys(answer.json.meta.errors)).toEqual(Object.keys(body));
    }
  });

  it("need a title, an object and JSON", async () => {
    expect((await post({})).json.meta.errors).toEqual({ title: ["is required"] });
    expect((await post([])).status).toBe(422);
    expect((await api.call("POST", FORMS, { as: "manager", text: "{" })).status).toBe(400);
  });

  it("check tokens, location, right and form before the body", async () => {
    const at = (id: number, form?: number) =>
      `/company/${id}/booking_forms${form === undefined ? "" : `/${form}`}`;
    const home = idOf(await post({ title: "Home" }));
    const lakeside = idOf(await post({ title: "Lakeside" }, 4565));
    const statuses = async (path: string, as?: RawCall["as"]) => {
      const methods = path.endsWith("forms") ? ["GET", "POST"] : ["GET", "PATCH", "DELETE"];
      const answers = await Promise.all(
        methods.map((method) =>
          api.call(method, path, { as, ...(method !== "GET" && { body: "nonsense" }) }),
        ),
      );
      return [...new Set(answers.map(({ status }) => status))];
    };
    for (const form of [undefined, home]) {
      expect(await statuses(at(4564, form))).toEqual([401]);
      expect(await statuses(at(9999, form), "manager")).toEqual([404]);
      expect(await statuses(at(4566, form), "manager")).toEqual([403]);
      expect(await statuses(at(4564, form), "reception")).toEqual([403]);
      expect(await statuses(at(4564, form), "anna")).toEqual([403]);
    }
    expect(await statuses(at(4564, lakeside), "manager")).toEqual([404]);
    expect(await statuses(at(4564, 999_999), "manager")).toEqual([404]);
    expect((await get(`${FORMS}/x`)).status).toBe(404);
    expect((await get(at(4565, lakeside))).status).toBe(200);
    expect((await post("nonsense")).status).toBe(422);
    expect((await patch(home, "nonsense")).status).toBe(422);
  });
});
