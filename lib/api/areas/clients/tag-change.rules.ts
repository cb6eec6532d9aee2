import type { Tag } from "@/lib/domain/salon/tag";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { TagInput } from "./tags.contract";

/** The tag as the body wants it; what it does not tell stays. */
export function changedBy(stored: Tag, input: TagInput): Tag {
  return {
    id: stored.id,
    title: input.title ?? stored.title,
    color: input.color ?? stored.color,
    entity: input.entity ?? stored.entity,
    icon: input.icon ?? stored.icon,
  };
}

/** A refusal by each field that is undefined. */
export function missingOf(needed: object): ServiceError {
  const missing = Object.entries(needed).filter(([, value]) => value === undefined);
  return {
    kind: "invalid",
    errors: Object.fromEntries(missing.map(([field]) => [field, ["is required"]])),
  };
}
