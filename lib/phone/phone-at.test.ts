import { describe, expect, it } from "vitest";
import { phoneAt, phonePartsAt, phonesAtAny } from "./phone-at";

const BERLIN = { country: "Germany", timeZone: "Europe/Berlin" };
const CHICAGO = { country: "", timeZone: "America/Chicago" };
const PATAN = { country: "Nepal", timeZone: "Asia/Kathmandu" };

describe("a phone typed at a location", () => {
  it.each([
    [BERLIN, "0155 50001", "4915550001"],
    [CHICAGO, "(312) 555-0001", "13125550001"],
    [PATAN, "+49 (0)155 50001", "4915550001"],
    [BERLIN, "12", null],
    [BERLIN, "", null],
  ])("%j: %s is %s", (place, typed, read) => {
    expect(phoneAt(place, typed)).toBe(read);
  });

  it("is found by a part of it", () => {
    expect(phonePartsAt(BERLIN, "0155 5")).toContain("491555");
  });

  it("may be several where the place is not known", () => {
    const places = [BERLIN, CHICAGO, PATAN, BERLIN];
    expect(phonesAtAny(places, "+49 30 555000")).toEqual(["4930555000"]);
    expect(phonesAtAny(places, "030 555000")).toEqual(["4930555000", "97730555000"]);
    expect(phonesAtAny(places, "12")).toEqual([]);
  });
});
