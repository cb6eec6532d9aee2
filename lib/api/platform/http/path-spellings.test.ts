import { describe, expect, it } from "vitest";
import { compileSpellings } from "./path-spellings";

const { pathOf, newerOf } = compileSpellings([
  { newer: "/locations/{location_id}/boxes/*", older: "/box/{location_id}/*" },
  { newer: "/locations/{location_id}/boxes/*", older: "/a_box/{location_id}/*" },
  { newer: "/locations/{location_id}/boxes/{box_id}", older: "/one_box/{location_id}/{box_id}" },
  { newer: "/locations/{location_id}/boxes/sizes", older: "/company/{location_id}/box/sizes" },
  {
    newer: "/locations/{location_id}/lids/{lid_id:number}",
    older: "/lid/{lid_id}/of/{location_id}",
  },
  { newer: "/shelves", older: "/racks" },
  { newer: "/shelves/{shelf_id}/*", older: "/rack/{shelf_id}/*" },
  { newer: "/lids/{lid_id}", older: "/lid/{lid_id}", isInferred: true },
]);

const meantBy = (path: string) => pathOf({ url: `http://salon.test/api/v1${path}` }).slice(7);

describe("the path that a request means", () => {
  it.each([
    ["/shelves", "/racks"],
    ["/shelves/7", "/rack/7"],
    ["/shelves/7/boxes/8", "/rack/7/boxes/8"],
    ["/lids/7", "/lid/7"],
    ["/locations/1/boxes", "/box/1"],
    ["/locations/1/boxes/2", "/one_box/1/2"],
    ["/locations/1/boxes/2/lid", "/box/1/2/lid"],
    ["/locations/1/boxes/sizes", "/company/1/box/sizes"],
    ["/locations/1/lids/2", "/lid/2/of/1"],
  ])("%s is %s", (newer, older) => {
    expect(meantBy(newer)).toBe(older);
    expect(meantBy(`${newer}/`)).toBe(older);
    expect(meantBy(`${newer}?from=/shelves`)).toBe(older);
    expect(meantBy(older)).toBe(older);
  });

  it("is the same below either word for a location", () => {
    expect(meantBy("/company/1/boxes/2")).toBe("/one_box/1/2");
    expect(meantBy("/company/1/lids/2")).toBe("/lid/2/of/1");
    expect(meantBy("/locations/1")).toBe("/company/1");
    expect(meantBy("/locations/1/anything/else")).toBe("/company/1/anything/else");
  });

  it.each([
    "/company/1",
    "/company/1/anything",
    "/company/1/lids/two",
    "/lids/7/8",
    "/lids",
    "/locations",
    "/boxes",
    "/shelvesful",
    "/locationsful/1",
    "",
  ])("%s is none but itself", (path) => {
    expect(meantBy(path)).toBe(path);
  });

  it("may lie below the path of the vendor's mock", () => {
    const mocked = (path: string) =>
      pathOf({ url: `http://salon.test/_mock/en/b2b-v1/openapi${path}` });
    expect(mocked("/racks")).toBe("/api/v1/racks");
    expect(mocked("/shelves/7?x=1")).toBe("/api/v1/rack/7");
    expect(mocked("")).toBe("/_mock/en/b2b-v1/openapi");
    expect(mocked("x/racks")).toBe("/_mock/en/b2b-v1/openapix/racks");
  });

  it("is only asked below the base path", () => {
    expect(pathOf({ url: "http://salon.test/shelves//" })).toBe("/shelves");
    expect(pathOf({ url: "http://salon.test" })).toBe("/");
  });

  it("keeps the text of a parameter as it was sent", () => {
    expect(meantBy("/shelves/%2F$&/x")).toBe("/rack/%2F$&/x");
    expect(meantBy("/locations/$1/boxes/{rest}")).toBe("/one_box/$1/{rest}");
  });
});

describe("the newer spelling of a route", () => {
  it.each([
    ["/racks", "/shelves"],
    ["/rack/{shelf_id}/boxes", "/shelves/{shelf_id}/boxes"],
    ["/box/{location_id}", "/locations/{location_id}/boxes"],
    ["/a_box/{location_id}/{box_id}", "/locations/{location_id}/boxes/{box_id}"],
    ["/one_box/{location_id}/{box_id}", "/locations/{location_id}/boxes/{box_id}"],
    ["/company/{location_id}/box/sizes", "/locations/{location_id}/boxes/sizes"],
    ["/company/{location_id}/other", "/locations/{location_id}/other"],
    ["/lid/{lid_id}", null], // nothing of what is inferred is told
    ["/boxes/{box_id}", null],
  ])("%s is %s", (older, newer) => {
    expect(newerOf(older)).toBe(newer);
  });
});
