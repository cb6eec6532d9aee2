import type { Layout } from "./use-layout";

/** Guesses the arrangement from a request's headers; the browser corrects it. */
export function guessLayout(headers: { get(name: string): string | null }): Layout {
  if (headers.get("sec-ch-ua-mobile") === "?1") return "phone";
  return /iPhone|iPod|Android.+Mobile|Windows Phone/.test(headers.get("user-agent") ?? "")
    ? "phone"
    : "desk";
}
