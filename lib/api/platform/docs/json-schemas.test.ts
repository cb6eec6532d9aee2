import { expect, it } from "vitest";
import { z } from "zod";
import { alsoAnswered } from "@/lib/api/wire/also-answered";
import {
  answerText,
  listOf,
  objectOrEmpty,
  unlessNull,
  wireId,
  wireNumber,
} from "@/lib/api/wire/wire-formats";
import { createSchemaWriter } from "./json-schemas";

const written = (schema: z.ZodType) => createSchemaWriter().write(schema);

it.each([
  ["an id", wireId, { type: "integer" }],
  [
    "a list that is read in other forms, too",
    listOf(wireId),
    { type: "array", items: { type: "integer" } },
  ],
  ["a number or null", wireNumber.nullable(), { type: ["number", "null"] }],
  [
    "a number or null with words",
    wireNumber.nullish().meta({ type: "integer", description: "Seconds" }),
    { type: ["integer", "null"], description: "Seconds" },
  ],
  [
    "what is null where it cannot be read",
    wireNumber.nullish().catch(null),
    { type: ["number", "null"] },
  ],
  ["what may be left out", unlessNull(wireId), { type: "integer" }],
] as const)("%s is told as we send it", (_, schema, expected) => {
  expect(written(schema)).toEqual(expected);
});

it("tells an object in whose place an empty list stands", () => {
  const object = z.looseObject({ title: answerText });
  const told = {
    type: "object",
    properties: { title: { type: "string" } },
    required: ["title"],
    additionalProperties: {},
  };
  const list = { type: "array", maxItems: 0, items: {} };
  expect(written(objectOrEmpty(object))).toEqual({ anyOf: [told, list] });
  expect(written(objectOrEmpty(object).optional().catch(null).meta({ type: "object" }))).toEqual({
    anyOf: [told, list],
  });
});

it("tells of fields that are answered and not read", () => {
  const samples = { image: "", seats: 2, days: [1], group: { is_open: false }, nothing: null };
  const schema = z.looseObject({ id: wireId }).meta(alsoAnswered(samples));
  expect(written(schema)).toEqual({
    type: "object",
    properties: {
      id: { type: "integer" },
      image: { type: "string" },
      seats: { type: "number" },
      days: { type: "array", items: { type: "number" } },
      group: { type: "object", properties: { is_open: { type: "boolean" } } },
      nothing: {},
    },
    required: ["id"],
    additionalProperties: {},
  });
});

it("requires what is not said to be optional", () => {
  const schema = z.looseObject({ id: wireId, name: answerText.optional(), tags: listOf(wireId) });
  expect(written(schema).required).toEqual(["id", "tags"]);
});

it("keeps a schema with a name once, and refers to it", () => {
  const writer = createSchemaWriter();
  const salon = z.looseObject({ id: wireId }).meta({ id: "Salon" });
  const reference = { $ref: "#/components/schemas/Salon" };
  expect(writer.write(z.array(salon))).toEqual({ type: "array", items: reference });
  expect(writer.write(salon.nullable())).toEqual({ anyOf: [reference, { type: "null" }] });
  expect(Object.keys(writer.named)).toEqual(["Salon"]);
});

it("refuses two schemas of one name", () => {
  const writer = createSchemaWriter();
  writer.write(z.looseObject({ id: wireId }).meta({ id: "Box" }));
  const other = z.looseObject({ title: answerText }).meta({ id: "Box" });
  expect(() => writer.write(other)).toThrow("Two schemas are named Box");
});
