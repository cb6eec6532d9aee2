import { createTranslator } from "next-intl";
import en from "@/public/locales/en.json";
import { wordsOf } from "../words";

/** The words of the English catalogue. */
export const ENGLISH = wordsOf(createTranslator({ locale: "en", messages: en }));
