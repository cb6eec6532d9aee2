import { describe, expect, it } from "vitest";
import { userId } from "@/lib/domain/ids";
import type { MemberFacts } from "@/lib/domain/salon/team-member";
import type { MemberChange } from "./team-writing.contract";
import { DEFAULTS, changedFacts } from "./member-facts.rules";

describe("what a body tells of a member (schedule.md 3.3)", () => {
  it.each<[string, MemberChange, Partial<MemberFacts>]>([
    ["nothing", {}, {}],
    ["a name", { name: "Nora" }, { name: "Nora" }],
    [
      "texts, empty too",
      { specialization: "", information: "" },
      { specialization: "", information: "" },
    ],
    ["an id of another system", { api_id: "x-1" }, { apiId: "x-1" }],
    ["that they are shown", { hidden: false }, { isHidden: false }],
    ["that they are dismissed", { fired: true }, { isDismissed: true }],
    ["that they have a timetable", { has_access_timetable: true }, { hasTimetable: true }],
    ["a weight of 0", { weight: 0 }, { weight: 0 }],
    ["a position", { position_id: 11 }, { positionId: 11 }],
    ["no position", { position_id: 0 }, { positionId: null }],
    ["a login", { user_id: 7001 }, { userId: userId(7001) }],
    ["no login", { user_id: 0 }, { userId: null }],
    ["what is unknown", { colour: "red" }, {}],
  ])("%s", (_what, body, facts) => {
    expect(changedFacts(body)).toStrictEqual(facts);
  });

  it("leaves a new member hidden from nobody, without timetable, login and position", () => {
    expect({ ...DEFAULTS, ...changedFacts({ name: "Nora" }) }).toMatchObject({
      name: "Nora",
      hasTimetable: false,
      isHidden: false,
      isDismissed: false,
      userId: null,
      positionId: null,
      weight: 0,
    });
  });
});
