import { instantOf } from "@/lib/domain/time/instant";
import type { Instant } from "@/lib/domain/time/instant";

const HOUR_MS = 3_600_000;
const QUARTER_MS = HOUR_MS / 4;
const MAX_REMEMBERED_HOURS = 50_000;

const formats = new Map<string, Intl.DateTimeFormat>();
/** Offsets of whole quarter hours: no zone changes its offset inside one. */
const remembered = new Map<string, Map<number, number>>();

/** Tells whether the name is an IANA zone that this platform knows. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** Seconds that the zone is ahead of UTC at an instant. */
export function offsetSecondsAt(zone: string, at: Instant): number {
  let ofZone = remembered.get(zone);
  if (!ofZone) {
    ofZone = new Map();
    remembered.set(zone, ofZone);
  }
  const quarter = Math.floor(at / QUARTER_MS);
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  const offset = computeOffset(zone, quarter * QUARTER_MS);
  if (ofZone.size >= MAX_REMEMBERED_HOURS) ofZone.clear();
  ofZone.set(quarter, offset);
  return offset;
}

/** Instants in `(from, to)` at which the offset changes, ascending. */
export function transitionsBetween(zone: string, from: Instant, to: Instant): Instant[] {
  const found: Instant[] = [];
  for (let left: number = from; left < to;) {
    const right = Math.min(to, left + 6 * HOUR_MS);
    const before = offsetSecondsAt(zone, instantOf(left));
    if (offsetSecondsAt(zone, instantOf(right)) !== before) {
      const at = firstChange(zone, left, right, before);
      if (at < to) found.push(at);
    }
    left = right;
  }
  return found;
}

function firstChange(zone: string, from: number, to: number, before: number): Instant {
  let low = Math.floor(from / QUARTER_MS);
  let high = Math.floor(to / QUARTER_MS);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetSecondsAt(zone, instantOf(middle * QUARTER_MS)) === before) low = middle;
    else high = middle;
  }
  return instantOf(high * QUARTER_MS);
}

function computeOffset(zone: string, atMs: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(atMs)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - atMs) / 1000);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    calendar: "gregory",
    numberingSystem: "latn",
  });
  formats.set(zone, format);
  return format;
}
