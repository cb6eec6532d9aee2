import { lenient, wireText } from "./wire-formats";

/** A text that says something. */
export function filledText(maxLength: number) {
  return lenient(
    (value) => {
      const text = typeof value === "string" ? value.trim() : "";
      return text !== "" && text.length <= maxLength && !text.includes("\0") ? text : undefined;
    },
    `must be a text of 1 to ${maxLength} characters`,
    { type: "string" },
  );
}

/** A plus and digits, and what people put between them. */
const PHONE = /^[\s(]*\+?[\d\s()./\u2010-\u2015\u2212-]*\d[\d\s()./\u2010-\u2015\u2212-]*$/;
const MOST_LETTERS = 40;

/**
 * A phone as it was typed, or "" for none; null where it is neither. What number it is depends on the
 * country, so use cases read it (`lib/phone`).
 */
export function typedPhone(value: unknown): string | null {
  if (value === null || value === "" || value === 0 || value === "0") return "";
  if (typeof value !== "string" && typeof value !== "number") return null;
  const text = String(value).normalize("NFKC").trim();
  return text.length <= MOST_LETTERS && PHONE.test(text) ? text : null;
}

/** A phone that must be there, as it was typed: two zeros may stand for the plus. */
export function filledPhone(example: string) {
  return lenient(
    (value) => {
      const typed = typedPhone(value);
      const { length } = (typed ?? "").replaceAll(/\D/g, "").replace(/^00/, "");
      return typed && length >= 5 && length <= 15 ? typed : undefined;
    },
    "must be a phone number of 5 to 15 digits",
    { type: "string", example },
  );
}

/** An e-mail in lower case, or "" for none; null where it is neither. */
export function emailText(value: unknown): string | null {
  if (value === null || value === "") return "";
  if (typeof value !== "string") return null;
  const text = value.trim().toLowerCase();
  return text.length <= 254 && /^[^\s@\0]+@[^\s@\0]+\.[^\s@\0]+$/.test(text) ? text : null;
}

/** A text that must be there. */
export const wireTitle = wireText(255)
  .refine((text) => text.trim() !== "", "must not be empty")
  .meta({ type: "string" });
