import { describe, expect, it } from "vitest";
import { addSeconds, instantOf } from "../time/instant";
import { tokenState } from "./user-token";

const NOW = instantOf(1_795_593_600_000);
const DAY = 86_400;

describe("a token", () => {
  it.each([
    [0, "fresh"],
    [-DAY * 400, "fresh"], // the clock was set back
    [DAY - 1, "fresh"],
    [DAY, "to_note"],
    [90 * DAY - 1, "to_note"],
    [90 * DAY, "expired"],
    [DAY * 365 * 12, "expired"],
  ])("used %d seconds ago is %s", (seconds, state) => {
    expect(tokenState(addSeconds(NOW, -seconds), NOW)).toBe(state);
  });
});
