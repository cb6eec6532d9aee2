import { toast } from "sonner";
import { UiError } from "@/lib/client/ui-client";
import type { Refusal } from "@/lib/domain/refusal";
import { loginPath } from "@/lib/format/paths";
import { refusalSentence } from "@/lib/format/refusals";
import type { Words } from "@/lib/format/words";

/** The refusal behind an error; a call that never arrived counts as an unreachable server. */
export function refusalOfError(error: unknown): Refusal {
  return error instanceof UiError ? error.refusal : { kind: "unreachable" };
}

/** Says why something did not happen; somebody signed out gets the way back in. */
export function showRefusal(words: Words, what: string, refusal: Refusal): void {
  const description = refusalSentence(words, refusal);
  if (refusal.kind !== "signed_out") {
    toast.error(what, { description });
    return;
  }
  const here = window.location.pathname + window.location.search;
  toast.error(what, {
    description,
    action: {
      label: words.say("common.signIn"),
      onClick: () => window.location.assign(loginPath(here)),
    },
  });
}
