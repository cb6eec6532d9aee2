import { createPhoneCodes } from "./phone-code.steps";
import type { PhoneCodes } from "./phone-code.steps";

export type BookCodeUseCases = PhoneCodes;

/** Codes for visitors who book (business.md 9.7). */
export const createBookCodeUseCases = createPhoneCodes;
