import { useSyncExternalStore } from "react";

/** Which of the two arrangements of a screen is shown. */
export type Layout = "desk" | "phone";

const PHONE = "(width < 48rem)";

/**
 * The arrangement for the window's width. The server cannot know it and guesses; the first render
 * in the browser repeats the guess, so that both agree, and then follows the window.
 */
export function useLayout(guess: Layout): Layout {
  return useSyncExternalStore(subscribe, readLayout, () => guess);
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(PHONE);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}

function readLayout(): Layout {
  return window.matchMedia(PHONE).matches ? "phone" : "desk";
}
