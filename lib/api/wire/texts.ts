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

/** Digits of a phone with its country code, or "" for none; null where it is neither. */
export function phoneDigits(value: unknown): string | null {
  if (value === null || value === "") return "";
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || !/^\+?[\d\s().-]+$/.test(text)) return null;
  const digits = text.replaceAll(/\D/g, "");
  return digits.length >= 9 && digits.length <= 15 ? digits : null;
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
