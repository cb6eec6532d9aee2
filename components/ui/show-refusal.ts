import { unstable_isUnrecognizedActionError } from "next/navigation";
import { toast } from "sonner";
import { UiError } from "@/lib/client/ui-client";
import type { Refusal } from "@/lib/domain/refusal";
import { loginPath } from "@/lib/format/paths";
import { refusalSentence } from "@/lib/format/refusals";
import type { Words } from "@/lib/format/words";

/**
 * The refusal behind an error: an action that the server does not know was made by an older build;
 * a call that never arrived counts as an unreachable server.
 */
export function refusalOfError(error: unknown): Refusal {
  if (error instanceof UiError) return error.refusal;
  return { kind: unstable_isUnrecognizedActionError(error) ? "upgraded" : "unreachable" };
}

/** What a second try may find otherwise. */
const MAY_PASS: ReadonlySet<Refusal["kind"]> = new Set([
  "offline",
  "unanswered",
  "unreachable",
  "unexpected",
  "too_many_requests",
]);

/**
 * Says why something did not happen, with the way on where there is one: sign in, reload, or try
 * again what may go well the next time.
 */
export function showRefusal(words: Words, what: string, refusal: Refusal, retry?: WayOn): void {
  const description = refusalSentence(words, refusal);
  const action = wayOn(words, refusal) ?? (MAY_PASS.has(refusal.kind) ? retry : null);
  toast.error(what, { description, ...(action && { action, duration: Infinity }) });
}

type WayOn = { readonly label: string; readonly onClick: () => void };

function wayOn(words: Words, { kind }: Refusal): WayOn | null {
  if (kind === "upgraded") {
    return { label: words.say("common.reload"), onClick: () => window.location.reload() };
  }
  if (kind !== "signed_out") return null;
  const here = window.location.pathname + window.location.search;
  return {
    label: words.say("common.signIn"),
    onClick: () => window.location.assign(loginPath(here)),
  };
}
