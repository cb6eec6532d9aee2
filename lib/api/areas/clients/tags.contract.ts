import { z } from "zod";
import type { LocationId } from "@/lib/domain/ids";
import type { Tag, TagEntity } from "@/lib/domain/salon/tag";
import { pageQuery } from "@/lib/api/wire/paths";
import { one } from "@/lib/api/wire/parameter-aliases";
import {
  answerText,
  lenient,
  unlessNull,
  wireFlag,
  wireId,
  wireNumber,
  wireText,
} from "@/lib/api/wire/wire-formats";

const ENTITIES = new Map<unknown, TagEntity>([
  ["common", 0],
  ["client", 1],
  ["clients", 1],
  ["record", 2],
  ["activity", 3],
  ...([0, 1, 2, 3] as const).flatMap((entity) => [
    [entity, entity] as const,
    [String(entity), entity] as const,
  ]),
]);

const wireEntity = lenient(
  (value) => ENTITIES.get(value),
  "must be common, client, record, activity or 0 to 3",
  { type: ["string", "integer"], description: "A word or its number", example: "client" },
);

const color = lenient(
  (value) => {
    const match = typeof value === "string" ? /^#?([0-9a-f]{6})$/i.exec(value) : null;
    return match ? `#${match[1]?.toLowerCase()}` : undefined;
  },
  "must be a colour such as #ff2828",
  { type: "string", example: "#ff2828" },
);

const title = wireText(255)
  .transform((text) => text.trim())
  .refine((text) => text !== "", { error: "must not be empty" })
  .meta({ type: "string" });

/** `/labels/{location_id}/{entity}` */
export const tagsPath = z.object({ location_id: wireId, entity: wireEntity });

/** `/labels/{location_id}/{tag_id}` */
export const tagPath = z.object({ location_id: wireId, tag_id: wireId });

/** Query of a list of tags; `term` is a part of the title (business.md 14). */
export const tagsQuery = z.object({ term: one(wireText(255)).optional(), ...pageQuery(300) });

const fields = {
  title: unlessNull(title),
  color: unlessNull(color),
  entity: unlessNull(wireEntity),
  icon: wireText(255).optional(),
};

/** A tag in the query, where the contract has it when one is created. */
export const tagQuery = z.object({
  title: one(title).optional(),
  color: one(color).optional(),
  entity: one(wireEntity).optional(),
  icon: one(wireText(255)).optional(),
});

/** A tag in the body; nothing is sent where the query has it. */
export const tagBody = z
  .preprocess(
    (body) =>
      body === undefined || body === null || (Array.isArray(body) && body.length === 0) ? {} : body,
    z.looseObject(fields, { error: "must be an object" }),
  )
  .meta({
    id: "LabelToSave",
    example: { title: "VIP", color: "#ff2828", entity: "client", icon: "star" },
  });

export type TagInput = { readonly [K in keyof Omit<Tag, "id">]?: Tag[K] | undefined };

/** What query and body tell about a tag; the query counts first. */
export function tagInputOf(query: TagInput, body: TagInput): TagInput {
  return {
    title: query.title ?? body.title,
    color: query.color ?? body.color,
    entity: query.entity ?? body.entity,
    icon: query.icon ?? body.icon,
  };
}

/** A tag in an answer (business.md 14). */
export const tagSchema = z
  .looseObject({
    id: wireId,
    salon_id: wireId,
    title: answerText,
    color: answerText,
    icon: answerText,
    entity: wireNumber,
    deleted: wireFlag,
    not_editable: wireFlag,
  })
  .meta({ id: "Label" });

export const tagListSchema = z.array(tagSchema);

/** A tag in the form of business.md 14. */
export function tagToWire(label: Tag, location: LocationId) {
  const { id, title, color, icon, entity } = label;
  return { id, salon_id: location, title, color, icon, entity, deleted: 0, not_editable: 0 };
}
