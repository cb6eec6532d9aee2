import { describe, expect, it } from "vitest";
import { serviceId, teamMemberId } from "../ids";
import { instantOf } from "../time/instant";
import { changedParts } from "./appointment-parts";

const line = { id: serviceId(502), title: "Dry cut", firstCost: 32, discount: 0, cost: 32 };
const anAppointment = {
  memberId: teamMemberId(3001),
  startsAt: instantOf(0),
  durationSeconds: 1800,
  comment: "",
  services: [{ ...line, amount: 1 }],
};

describe("the parts that differ (business.md 11.2)", () => {
  it.each([
    ["nothing", {}, []],
    ["another member", { memberId: teamMemberId(3002) }, ["date and team member"]],
    ["another time", { startsAt: instantOf(60_000) }, ["date and team member"]],
    ["another length", { durationSeconds: 3600 }, ["duration"]],
    ["another comment", { comment: "x" }, ["comment"]],
    ["no services", { services: [] }, ["services"]],
    ["another price", { services: [{ ...line, amount: 1, cost: 30 }] }, ["services"]],
    ["another amount", { services: [{ ...line, amount: 2 }] }, ["services"]],
    ["another title only", { services: [{ ...line, amount: 1, title: "Cut" }] }, []],
    ["two parts", { durationSeconds: 60, comment: "x" }, ["duration", "comment"]],
  ])("%s", (_, over, expected) => {
    expect(changedParts(anAppointment, { ...anAppointment, ...over })).toEqual(expected);
  });
});
