import type { Instant } from "@/lib/domain/time/instant";

/** The injected clock; CHAIRTIME_CLOCK pins it. */
export type Clock = () => Instant;
