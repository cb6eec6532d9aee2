import { z } from "zod";
import type { KnownRights } from "@/lib/domain/salon/known-rights";
import { aliased } from "@/lib/api/wire/parameter-aliases";
import { emailText, filledText, typedPhone } from "@/lib/api/wire/texts";
import { lenient, listOf, wireId, wireIdOrNone, wireText } from "@/lib/api/wire/wire-formats";
import { permissionWritesOf, roleSlug } from "./user-permissions.contract";

const MAX_INVITES = 50;
const NO_OBJECT = { error: "must be an object" };

/** A phone as typed or an e-mail in lower case. */
const contact = lenient(
  (value) => (typedPhone(value) || emailText(value)) ?? undefined,
  "must be a phone of 9 to 15 digits or an e-mail",
  { type: "string", example: "ida@example.com" },
).refine((text) => text !== "", { error: "is required" });

function invitationOf(rights: KnownRights) {
  return aliased(
    z
      .looseObject(
        {
          name: filledText(255),
          search: contact,
          position: wireText(255).optional(),
          user_role: roleSlug.optional(),
          user_permissions: permissionWritesOf(rights).optional(),
          staff_id: wireIdOrNone.optional().meta({ type: "integer", description: "0 = nobody" }),
        },
        NO_OBJECT,
      )
      .meta({ id: "Invitation" }),
  );
}

export type Invitation = z.infer<ReturnType<typeof invitationOf>>;

/** Body of `POST /user/invite/{location_id}` (business.md 11.5). */
export function invitesOf(rights: KnownRights) {
  return z
    .looseObject(
      {
        invites: listOf(invitationOf(rights)).refine(
          ({ length }) => length > 0 && length <= MAX_INVITES,
          { error: `must hold 1 to ${MAX_INVITES} invitations` },
        ),
      },
      NO_OBJECT,
    )
    .meta({ id: "Invites" });
}

/** Locations are named once each, at least one of them. */
function linksOf<Link extends z.ZodType<{ company_id: number }>>(link: Link) {
  return listOf(link).superRefine((links, context) => {
    if (links.length === 0 || links.length > MAX_INVITES) {
      context.addIssue({ code: "custom", message: `must name 1 to ${MAX_INVITES} locations` });
    }
    const seen = new Set<number>();
    for (const [index, { company_id }] of links.entries()) {
      if (seen.has(company_id)) {
        context.addIssue({
          code: "custom",
          message: "is named twice",
          path: [index, "company_id"],
        });
      }
      seen.add(company_id);
    }
  });
}

/** Body of `copy_to_companies` (business.md 11.5). */
export function copyBodyOf(rights: KnownRights) {
  const link = aliased(
    z.looseObject(
      { company_id: wireId, user_permissions: permissionWritesOf(rights).optional() },
      NO_OBJECT,
    ),
  );
  return z
    .looseObject({ user_company_links: linksOf(link) }, NO_OBJECT)
    .meta({ id: "UserCopy", example: { user_company_links: [{ company_id: 4565 }] } });
}

export type CopyBody = z.infer<ReturnType<typeof copyBodyOf>>;

/** Body of `remove_from_companies` (business.md 11.5). */
export const removalBodySchema = z
  .looseObject(
    { user_company_links: linksOf(aliased(z.looseObject({ company_id: wireId }, NO_OBJECT))) },
    NO_OBJECT,
  )
  .meta({ id: "UserRemoval", example: { user_company_links: [{ company_id: 4565 }] } });

export type RemovalBody = z.infer<typeof removalBodySchema>;
