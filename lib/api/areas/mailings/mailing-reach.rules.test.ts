import { describe, expect, it } from "vitest";
import { userId } from "@/lib/domain/ids";
import { LAKESIDE, NORD, PATAN } from "@/test-support/builders";
import { anAccess } from "@/test-support/salon-parts";
import { locationsOfMailing, unknownClients } from "./mailing-reach.rules";

describe("the locations whose messages a caller may tell about", () => {
  const sends = anAccess({ locationId: NORD, grants: ["send_sms"] });
  const sendsNot = anAccess({ locationId: LAKESIDE });
  const elsewhere = anAccess({ locationId: PATAN, grants: ["send_sms"] });
  const user = { id: userId(7001), name: "Uma", phone: "", email: "" };

  it.each([
    ["the partner's without a user", null, [NORD, LAKESIDE]],
    ["those where the user may send", { ...user, access: [sends, sendsNot] }, [NORD]],
    ["none of another partner", { ...user, access: [elsewhere] }, []],
    ["none of a user without rights", { ...user, access: [] }, []],
  ])("%s", (_which, caller, expected) => {
    const partner = { id: 1, locationIds: [NORD, LAKESIDE] };
    expect(locationsOfMailing({ partner, user: caller })).toEqual(expected);
  });
});

describe("recipients who are no clients", () => {
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it.each([
    ["one", [7], "has unknown clients: 7"],
    ["two, as they were told", [9, 8], "has unknown clients: 9, 8"],
    ["twenty", upTo(20), `has unknown clients: ${upTo(20).join(", ")}`],
    ["one more", upTo(21), `has unknown clients: ${upTo(20).join(", ")} and 1 more`],
    ["many", upTo(500), `has unknown clients: ${upTo(20).join(", ")} and 480 more`],
  ])("are named: %s", (_count, ids, message) => {
    expect(unknownClients(ids)).toEqual({ kind: "invalid", errors: { client_ids: [message] } });
  });
});
