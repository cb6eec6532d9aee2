import "server-only";
import { cookies } from "next/headers";
import type { RequestConfig } from "next-intl/server";
import { container } from "@/lib/server/container";
import { catalogueOf, languageOf } from "./languages";

/** Holds the language that a browser asks for. */
const LANGUAGE_COOKIE = "chairtime-locale";

/** The language of a page and its messages. */
export async function loadWords(): Promise<RequestConfig> {
  const wanted = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const { hasPseudoLanguage } = await container();
  const locale = languageOf(wanted, hasPseudoLanguage);
  // Dates are written by lib/format: the zone stands here only because it may not be left open.
  return { locale, messages: await catalogueOf(locale), timeZone: "UTC" };
}
