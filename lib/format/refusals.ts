import type { Refusal, RefusalKind } from "@/lib/domain/refusal";
import type { TypedHoursProblem } from "@/lib/domain/schedule/typed-hours";

const SENTENCES: Record<RefusalKind, string> = {
  signed_out: "You are signed out. Sign in again to go on.",
  forbidden: "You may not do this at this location.",
  not_found: "This no longer exists.",
  no_timetable: "This team member has no timetable, so hours cannot be set.",
  invalid_hours: "These hours are not possible.",
  invalid_input: "Something in the form is not right.",
  conflict: "Somebody changed this in the meantime.",
  too_many_requests: "Too many attempts. Wait a little and try again.",
  wrong_credentials: "Wrong login or password.",
  unreachable: "The server cannot be reached. Nothing was changed.",
  unexpected: "Something went wrong on our side. Nothing was changed.",
};

/** The sentence for a refusal; the server's own words follow where it gave any. */
export function refusalSentence(refusal: Refusal): string {
  const sentence = SENTENCES[refusal.kind];
  return refusal.detail && refusal.detail !== sentence ? `${sentence} ${refusal.detail}` : sentence;
}

/** The sentence beside the hours field. */
export function typedHoursSentence(problem: TypedHoursProblem): string {
  switch (problem.kind) {
    case "unreadable":
      return `“${problem.text}” cannot be read. Write hours like 10-18 or 9.30-13 14-18.`;
    case "no_end":
      return `“${problem.text}” has no end. Write both, like 10-18.`;
    case "empty_interval":
      return "A shift must end later than it starts.";
    case "past_midnight":
      return "Split the shift at midnight: the rest belongs to the next day.";
    case "off_grain":
      return "Hours start and end on multiples of five minutes.";
    case "overlap":
      return "Two shifts of the day overlap.";
    case "too_many_intervals":
      return "At most ten shifts a day.";
  }
}
