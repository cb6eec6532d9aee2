import { describe, expect, it } from "vitest";
import type { CustomField } from "@/lib/domain/salon/custom-field";
import type { Tag } from "@/lib/domain/salon/tag";
import { aClient, aScope } from "@/test-support/salon-parts";
import { bulkDraftOf, detailsOf, draftOf, withHidden } from "./client-draft.rules";
import type { ClientInput } from "./new-client.contract";

const label = (id: number): Tag => ({
  id,
  title: `Tag ${id}`,
  color: "#000000",
  icon: "",
  entity: 1,
});
const field = (code: string, type: CustomField["type"]): CustomField => ({
  id: 1,
  category: "client",
  type,
  code,
  title: code,
  isEditable: true,
  isShown: true,
  choices: [],
});

const KNOWN = {
  tags: [label(1), label(2)],
  fields: [field("size", "number"), field("note", "text")],
};

const STORED = {
  ...aClient({ comment: "Shy", discount: 5, customFields: { size: 7, note: "Blue", gone: "old" } }),
  tagIds: [1, 9], // 9 is no tag of the location any more
};

const input = (over: Partial<ClientInput> = {}): ClientInput => ({
  name: "Clara",
  phone: "493012345678",
  ...over,
});

describe("a client who is created", () => {
  it("has neutral values for what is not told", () => {
    expect(draftOf(input(), KNOWN, null)).toEqual({
      ok: true,
      value: { ...aClient({ email: "" }), tagIds: [] },
    });
  });

  it("has tags and fields that the location knows", () => {
    const wanted = input({ tagIds: [2], customValues: { size: "42", other: "x" } });
    expect(draftOf(wanted, KNOWN, null)).toMatchObject({
      ok: true,
      value: { tagIds: [2], customFields: { size: 42 } },
    });
  });

  it.each<[string, Partial<ClientInput>, Record<string, string[]>]>([
    ["unknown tags", { tagIds: [1, 8, 9] }, { categories: ["has unknown tags: 8, 9"] }],
    [
      "a value that its field does not take",
      { customValues: { size: "big" } },
      { "custom_fields.size": ["must be a number"] },
    ],
    [
      "both at once",
      { tagIds: [8], customValues: { size: "big" } },
      { categories: ["has unknown tags: 8"], "custom_fields.size": ["must be a number"] },
    ],
  ])("is refused for %s", (_what, over, errors) => {
    const refusal = { ok: false, error: { kind: "invalid", errors } };
    expect(draftOf(input(over), KNOWN, null)).toEqual(refusal);
  });
});

describe("a client who is changed", () => {
  it("keeps what is not told, tags that are gone too", () => {
    expect(draftOf(input(), KNOWN, STORED)).toEqual({ ok: true, value: STORED });
  });

  it.each<[string, Partial<ClientInput>, object]>([
    ["a tag that is gone may stay", { tagIds: [9, 2] }, { tagIds: [9, 2] }],
    ["tags can be taken off", { tagIds: [] }, { tagIds: [] }],
    ["a comment can be emptied", { comment: "" }, { comment: "" }],
    [
      "a field that is told changes alone",
      { customValues: { size: 8 } },
      { customFields: { size: 8, note: "Blue", gone: "old" } },
    ],
    [
      "an empty value takes its field off",
      { customValues: { note: "" } },
      { customFields: { size: 7, gone: "old" } },
    ],
  ])("%s", (_what, over, expected) => {
    expect(draftOf(input(over), KNOWN, STORED)).toEqual({
      ok: true,
      value: { ...STORED, ...expected },
    });
  });

  it("has nothing in their details but what people write", () => {
    const card = { ...aClient(), id: 41, visits: 3, tags: [] };
    expect(detailsOf(card)).toEqual(aClient());
  });
});

describe("phone and e-mail that the user may not see", () => {
  const stored = aClient();

  it.each<[string, Partial<ClientInput>, Partial<ClientInput>]>([
    [
      "stay where both come back empty",
      { phone: "", email: "" },
      { phone: "493012345678", email: "clara@example.org" },
    ],
    [
      "stay apart",
      { phone: "", email: "new@example.org" },
      { phone: "493012345678", email: "new@example.org" },
    ],
    ["change where they are told", { phone: "4930999" }, { phone: "4930999" }],
  ])("%s", (_how, over, expected) => {
    expect(withHidden(aScope(), input(over), stored)).toEqual(input(expected));
  });

  it("can be emptied by who sees them", () => {
    const scope = aScope({ grants: ["client_phones_access"] });
    const wanted = input({ phone: "", email: "" });
    expect(withHidden(scope, wanted, stored)).toEqual(wanted);
  });
});

describe("a client of many", () => {
  const taken = new Set(["493012345678"]);

  it.each<[string, Partial<ClientInput>, object]>([
    ["without a phone", { phone: "" }, { name: "Clara", error: "The phone is empty." }],
    [
      "with a phone of the base",
      {},
      { name: "Clara", phone: "493012345678", error: "The phone is already in the client base." },
    ],
    [
      "with an unknown tag",
      { phone: "4930555", tagIds: [8] },
      { name: "Clara", phone: "4930555", error: "categories has unknown tags: 8." },
    ],
  ])("is left out: one %s", (_which, over, error) => {
    expect(bulkDraftOf(input(over), KNOWN, taken)).toEqual({ ok: false, error });
  });

  it("is added with a phone of their own", () => {
    expect(bulkDraftOf(input({ phone: "4930555" }), KNOWN, taken)).toMatchObject({
      ok: true,
      value: { phone: "4930555", name: "Clara" },
    });
  });
});
