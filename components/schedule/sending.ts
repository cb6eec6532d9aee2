import { refusalOfError } from "@/components/ui/show-refusal";
import { askChange } from "@/lib/actions/ask-change";
import { UiError } from "@/lib/client/ui-client";
import type { LocationId } from "@/lib/domain/ids";

/** How the browser sends and waits. */
export const SENDING = {
  refusalOf: refusalOfError,
  isOnline: () => navigator.onLine,
  pause: (milliseconds: number) =>
    new Promise<void>((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
};

/** Asks whether an act is stored; throws what the server refuses. */
export async function isStored(locationId: LocationId, changeSetId: string): Promise<boolean> {
  const asked = await askChange({ locationId, changeSetId });
  if (!asked.ok) throw new UiError(asked.error);
  return asked.value.isStored;
}
