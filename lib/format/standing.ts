import type { StandingCell } from "@/lib/domain/schedule/change-outcome";
import { shortDayText } from "./cells";
import type { Words } from "./words";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** "just now", "2 minutes ago", "3 hours ago", "5 days ago". */
export function agoText(words: Words, seconds: number): string {
  if (seconds < MINUTE) return words.fill("ago.now");
  if (seconds < HOUR) return words.count("ago.minutes", Math.floor(seconds / MINUTE));
  if (seconds < DAY) return words.count("ago.hours", Math.floor(seconds / HOUR));
  return words.count("ago.days", Math.floor(seconds / DAY));
}

/** "Martin set 11–19 2 minutes ago.", "You set 9–12 just now.", "Now 9–12 is stored." */
export function standingText(words: Words, { day, by, secondsAgo }: StandingCell): string {
  const hours = shortDayText(words, day);
  if (secondsAgo === null) return words.say("changes.nowStored", { hours });
  const ago = agoText(words, secondsAgo);
  if (by?.isYou) return words.say("changes.youSet", { hours, ago });
  const person = by?.name ?? words.say("changes.somebody");
  return words.say("changes.personSet", { person, hours, ago });
}
