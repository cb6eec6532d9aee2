import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bookingWordsIn, bookingWordsSchema } from "./booking-words.contract";
import { envelopeOf } from "@/lib/api/wire/envelope";
import { privacyPolicySchema, publicFormSchema } from "./public-booking-form.contract";
import { openApi, rowOf } from "@/test-support/api-fixture";
import type { ApiFixture, Row } from "@/test-support/api-fixture";

let api: ApiFixture;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const BARE = { headers: { authorization: "" } };
const get = (path: string) => api.call("GET", path);
const formAt = async (location: number, body: object = {}) => {
  const path = `/company/${location}/booking_forms`;
  const created = await api.call("POST", path, { as: "owner", body: { title: "Site", ...body } });
  expect(created.status).toBe(201);
  return Number(rowOf(created)["id"]);
};
const settings = (body: object) =>
  api.call("PATCH", "/company/4564/settings/online", { as: "manager", body });

describe("GET /bookform/{id}", () => {
  const steps = async (id: number) => rowOf(await get(`/bookform/${id}`))["steps"] as Row[]; // a wrong guess fails the test

  it("shows a form to visitors, step by step", async () => {
    const answer = await get(`/bookform/${await formAt(4564)}`);
    expect([answer.status, answer.json.meta]).toEqual([200, []]);
    envelopeOf(publicFormSchema).parse(answer.json);
    const form = rowOf(answer);
    expect(form).toMatchObject({
      style: { show_header: true, main_color: "#1c84c6" },
      group_id: 0,
      company_id: 4564,
      phone_confirmation: false,
      language: "en-US",
      comment_required: false,
      is_show_privacy_policy: false,
      specialization_display_mode: 0,
    });
    expect((form["langs"] as Row[]).map((each) => each["code"]).toSorted()).toEqual([
      "de-DE",
      "ee-EE",
      "en-US",
      "lt-LT",
      "lv-LV",
      "uk-UK",
    ]);
    const shown = (form["steps"] as Row[]).filter((each) => each["hidden"] === false);
    expect(shown.map((each) => [each["step"], each["number"], each["title"]])).toEqual([
      ["service", 1, "Choose a service"],
      ["master", 2, "Choose a team member"],
      ["datetime", 3, "Choose date and time"],
      ["contact", 4, "Your details"],
      ["confirm", 5, "Confirm the appointment"],
    ]);
  });

  it("follows the form and the settings of online booking", async () => {
    const id = await formAt(4564, {
      without_menu: true,
      service_step_default: 502,
      service_step_hide: true,
      master_step_num: 1,
      master_step_default: 3001,
      button_color: "#FFCB00",
    });
    await settings({ confirm_number: true, privacy_policy: "We keep your phone." });
    expect(rowOf(await get(`/bookform/${id}`))).toMatchObject({
      phone_confirmation: true,
      is_show_privacy_policy: true,
      style: { show_header: false, main_color: "#FFCB00" },
    });
    const found = await steps(id);
    expect(found.find(({ step }) => step === "service")).toMatchObject({
      default: 502,
      hidden: true,
    });
    expect(found.find(({ step }) => step === "master")).toMatchObject({ default: 3001, number: 1 });
    expect(found.find(({ step }) => step === "company")).toMatchObject({
      default: 4564,
      hidden: true,
    });
    await settings({ confirm_number: false, privacy_policy: "" });
  });

  it("checks token, form and location", async () => {
    const id = await formAt(4564);
    const foreign = await formAt(4566);
    expect((await api.call("GET", `/bookform/${id}`, BARE)).status).toBe(401);
    expect((await get("/bookform/999999")).status).toBe(404);
    expect((await get("/bookform/x")).status).toBe(404);
    expect((await get(`/bookform/${foreign}`)).status).toBe(200);
    const as = (person: "manager" | "owner" | "anna", form: number) =>
      api.call("GET", `/bookform/${form}`, { as: person });
    expect((await as("manager", foreign)).status).toBe(403);
    expect((await as("owner", foreign)).status).toBe(200);
    expect((await as("anna", id)).status).toBe(200);
  });

  it("is gone with its location", async () => {
    const made = await api.call("POST", "/companies", { as: "owner", body: { title: "Pop-up" } });
    const place = Number(rowOf(made)["id"]);
    const id = await formAt(place);
    expect((await get(`/bookform/${id}`)).status).toBe(200);
    await api.call("DELETE", `/company/${place}`, { as: "owner" });
    expect((await get(`/bookform/${id}`)).status).toBe(404);
  });
});

describe("GET /i18n/{lang_code}", () => {
  it.each(["lv-LV", "en-US", "ee-EE", "lt-LT", "de-DE", "uk-UK"])(
    "has every word in %s",
    async (code) => {
      const answer = await get(`/i18n/${code}`);
      expect([answer.status, answer.json.meta]).toEqual([200, []]);
      envelopeOf(bookingWordsSchema).parse(answer.json);
      const texts = Object.values(rowOf(answer));
      expect(texts).toHaveLength(16);
      expect(texts.every((text) => typeof text === "string" && text.trim() !== "")).toBe(true);
    },
  );

  it("has words of its own in each language", async () => {
    expect(rowOf(await get("/i18n/de-DE"))["book"]).toBe("Buchen");
    expect(rowOf(await get("/i18n/DE-de"))["no_times"]).toBe("Keine freien Zeiten");
    expect(bookingWordsIn("en-US")?.no_times).toBe("No free times");
  });

  it("checks token and language", async () => {
    expect((await api.call("GET", "/i18n/en-US", BARE)).status).toBe(401);
    expect((await get("/i18n/xx-XX")).status).toBe(404);
  });
});

describe("GET /privacy_policy/{location}", () => {
  it("tells the location's own text, and nothing where there is none", async () => {
    const empty = await get("/privacy_policy/4565");
    expect([empty.status, empty.json]).toEqual([
      200,
      { success: true, data: { company_id: 4565, text: "" }, meta: [] },
    ]);
    envelopeOf(privacyPolicySchema).parse(empty.json);
    const text = "We keep your phone.\nTell us to forget it.";
    expect(rowOf(await settings({ privacy_policy: text }))["privacy_policy"]).toBe(text);
    expect(rowOf(await get("/privacy_policy/4564"))).toEqual({ company_id: 4564, text });
    expect(rowOf(await settings({ any_master: true }))["privacy_policy"]).toBe(text);
    expect((await settings({ privacy_policy: "x".repeat(20_001) })).status).toBe(422);
    await settings({ privacy_policy: "" });
    expect(rowOf(await get("/privacy_policy/4564"))["text"]).toBe("");
  });

  it("checks token and location", async () => {
    expect((await api.call("GET", "/privacy_policy/4564", BARE)).status).toBe(401);
    expect((await get("/privacy_policy/9999")).status).toBe(404);
    const foreign = await api.call("GET", "/privacy_policy/4566", { as: "manager" });
    expect(foreign.status).toBe(403);
  });
});
