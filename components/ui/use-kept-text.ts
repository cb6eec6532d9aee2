import { useEffect, useEffectEvent } from "react";
import type { LocationId } from "@/lib/domain/ids";
import { takeText } from "./kept-text";
import type { KeptText } from "./kept-text";

/** Opens again what was typed at a location before the page was loaded anew. */
export function useKeptText(locationId: LocationId, open: (kept: KeptText) => void): void {
  const opened = useEffectEvent(open);
  useEffect(() => {
    const kept = takeText(window.sessionStorage, locationId);
    if (kept) opened(kept);
  }, [locationId]);
}
