import { describe, expect, it } from "vitest";
import { countryOf } from "./country-of";

describe("the country of a location", () => {
  it.each([
    ["Germany", "Europe/Berlin", "DE"],
    ["United States", "America/Chicago", "US"],
    ["Nepal", "Asia/Kathmandu", "NP"],
    ["Deutschland", "Asia/Tokyo", "DE"],
    ["österreich", "Europe/Berlin", "AT"],
    ["de", "America/Chicago", "DE"],
    ["USA", "Europe/Berlin", "US"],
    [" UK ", "Europe/Berlin", "GB"],
    ["", "Europe/Berlin", "DE"],
    ["", "America/Chicago", "US"],
    ["", "Asia/Kathmandu", "NP"],
    ["", "Asia/Katmandu", "NP"],
    ["", "Asia/Kolkata", "IN"],
    ["", "Europe/Kyiv", "UA"],
    ["Atlantis", "Europe/Riga", "LV"],
    ["", "UTC", null],
    ["", "No/Where", null],
  ])("%j in %s is %s", (country, timeZone, expected) => {
    expect(countryOf({ country, timeZone })).toBe(expected);
  });
});
