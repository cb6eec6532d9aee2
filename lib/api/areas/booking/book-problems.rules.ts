import { err } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { BookingProblem, VisitorContact } from "@/lib/domain/salon/visitor";

const MESSAGES: Readonly<Record<BookingProblem["code"], string>> = {
  422: "No services are given.",
  431: "The phone number is missing or wrong.",
  432: "The code from the message is wrong or too old.",
  433: "The time is taken, or nobody works then.",
  435: "The name is missing.",
  436: "Nobody is available at that time.",
  437: "The time overlaps another appointment of the request.",
  438: "The service is no longer offered.",
};

/** A refusal in the words of business.md 9.7. */
export function problem(code: BookingProblem["code"], id?: number): BookingProblem {
  return { code, message: MESSAGES[code], ...(id !== undefined && { id }) };
}

/** A refusal for these problems. */
export function unbookable(...problems: readonly BookingProblem[]): Result<never, ServiceError> {
  return err({ kind: "unbookable", problems });
}

/** What is wrong with what a visitor tells of themselves. */
export function problemsOfContact({ name, phone }: VisitorContact): BookingProblem[] {
  return [...(name === "" ? [problem(435)] : []), ...(phone === "" ? [problem(431)] : [])];
}
