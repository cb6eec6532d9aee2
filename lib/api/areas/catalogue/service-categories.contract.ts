import { z } from "zod";
import { teamMemberId } from "@/lib/domain/ids";
import type { ServiceCategory } from "@/lib/domain/salon/service-category";
import { many, one } from "@/lib/api/wire/parameter-aliases";
import {
  answerText,
  listOf,
  readId,
  toList,
  wireBoolean,
  wireId,
  wireIdOrNone,
  wireInteger,
  wireNumber,
  wireText,
} from "@/lib/api/wire/wire-formats";
import { wireTitle } from "@/lib/api/wire/texts";

/** `/service_category/{location_id}/{id}` */
export const categoryPath = z.object({ location_id: wireId, id: wireId });

/** A list that its id narrows to one; 0 = all. */
export const categoriesPath = z.object({ location_id: wireId, id: wireIdOrNone });

/** Query of the lists of categories: those in which a member works (business.md 3). */
export const categoriesQuery = z.object({ staff_id: one(wireId).optional() });

/** `include=services` adds the services. */
export const chainCategoriesQuery = z.object({
  include: many(z.string()).optional().meta({ type: "string", description: "services" }),
});

/** Body of create and replace (business.md 3). */
export const categoryBody = z
  .looseObject({
    title: wireTitle,
    api_id: wireText(255).optional(),
    weight: wireInteger({ min: -1_000_000, max: 1_000_000 }).optional(),
    staff: listOf(wireId).optional(),
  })
  .meta({ example: { title: "Colour", api_id: "col-1", weight: 20, staff: [3001, 3002] } })
  .transform((body) => ({
    title: body.title,
    apiId: body.api_id ?? "",
    weight: body.weight ?? 0,
    memberIds: [...new Set(body.staff)].map(teamMemberId),
  }));

/** The members that a body names, as far as they are ids. */
export function membersNamedInCategory(body: unknown): readonly number[] {
  const staff = z.looseObject({}).safeParse(body).data?.["staff"];
  return (toList(staff) ?? []).map(readId).filter((id) => id !== undefined);
}

export const categorySchema = z
  .looseObject({
    id: wireId,
    salon_service_id: wireId.optional(),
    title: answerText,
    api_id: answerText.optional(),
    weight: wireNumber.nullish(),
    staff: listOf(wireId).optional(),
    is_chain: wireBoolean.optional(),
  })
  .meta({ id: "ServiceCategory" });

export const categoriesSchema = z.array(categorySchema);

/** A category in the form of business.md 3. */
export function categoryToWire(category: ServiceCategory): z.input<typeof categorySchema> {
  return {
    id: category.id,
    salon_service_id: category.id,
    title: category.title,
    api_id: category.apiId,
    weight: category.weight,
    staff: category.memberIds,
    is_chain: false,
  };
}

/** The categories of a chain: a bare array without the envelope (business.md 3). */
export const chainCategoriesSchema = z
  .array(
    z.looseObject({
      id: wireId,
      title: answerText,
      services: z.array(z.looseObject({ id: wireId, title: answerText })).optional(),
    }),
  )
  .meta({ id: "ChainServiceCategories" });
