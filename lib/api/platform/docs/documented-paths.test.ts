import { expect, it } from "vitest";
import { documentedPaths, parametersOf } from "./documented-paths";

it("joins the names of parameters where two paths are one to a router", () => {
  const paths = [
    "/labels/{location_id}/{tag_id}",
    "/labels/{location_id}/{entity}",
    "/labels/{location_id}",
    "/staff/{location_id}/{team_member_id}",
    "/staff/{location_id}/{team_member_id}",
  ];
  expect(Object.fromEntries(documentedPaths(paths))).toEqual({
    "/labels/{location_id}/{tag_id}": "/labels/{location_id}/{entity_or_tag_id}",
    "/labels/{location_id}/{entity}": "/labels/{location_id}/{entity_or_tag_id}",
    "/labels/{location_id}": "/labels/{location_id}",
    "/staff/{location_id}/{team_member_id}": "/staff/{location_id}/{team_member_id}",
  });
});

it("finds the names of parameters in their order", () => {
  expect(parametersOf("/a/{x}/b/{y_id}")).toEqual(["x", "y_id"]);
});
