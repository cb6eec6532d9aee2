import { describe, expect, it } from "vitest";
import { violationsOf } from "./house.mjs";

const GIVEN = {
  folders: ["lib/domain", "lib/api/areas", "lib/api/wire", "lib/api/api", "components/ui"],
  withoutTest: [],
  crowded: [],
};
const AREA = "lib/api/areas/clients";
const many = (folder: string, count: number, suffix = ".ts") =>
  Array.from({ length: count }, (_, index) => `${folder}/file-${index}${suffix}`);

describe("a name in its place", () => {
  const kinds = [
    "contract port steps usecases routes rows store area tenancy test".split(" "),
    "contract rules steps usecases store rows api".split(" ").map((kind) => `${kind}.test`),
  ].flat();

  it.each([
    ...kinds.map((kind) => `${AREA}/client-tag.${kind}.ts`),
    "lib/api/wire/paths.ts",
    "lib/api/api.ts",
    "lib/domain/time/interval.ts",
    "lib/data/migrations/0000_start.sql",
    "components/ui/day-range.tsx",
    "app/(manager)/[locationId]/page.tsx",
    "app/[...rest]/page.tsx",
    "scripts/check-house.mjs",
    "e2e/schedule.spec.ts",
    "lib/domain/salon/typed-hours.ts",
  ])("%s breaks no rule", (path) => {
    const folders = [...GIVEN.folders, "lib/data"];
    expect(violationsOf([path], { ...GIVEN, folders })).toEqual([]);
  });
});

describe("a name that breaks a rule", () => {
  it.each([
    [`${AREA}/client.ts`, "<subject>.<kind>.ts"],
    [`${AREA}/client.service.ts`, "<subject>.<kind>.ts"],
    [`${AREA}/client.routes.test.ts`, "<subject>.<kind>.ts"],
    [`${AREA}/client.store.tsx`, "<subject>.<kind>.ts"],
    [`${AREA}/tags/tag.store.ts`, "<subject>.<kind>.ts"],
    ["lib/api/areas/client.store.ts", "<subject>.<kind>.ts"],
    ["lib/roster/model.ts", "does not name lib/roster"],
    ["lib/loose.ts", "does not name lib"],
    ["lib/api/platform/clock.ts", "does not name lib/api/platform"],
    ["lib/domains/clock.ts", "does not name lib/domains"],
    ["components/planner/screen.tsx", "does not name components/planner"],
    ["lib/domain/workingDay.ts", "kebab-case"],
    ["lib/domain/Salon/day.ts", "kebab-case"],
    ["lib/domain/[salon]/day.ts", "kebab-case"],
    ["scripts/check_house.mjs", "kebab-case"],
    ["lib/domain/utils.ts", '"utils" does not say'],
    ["lib/domain/date-helpers.ts", '"date-helpers" does not say'],
    ["lib/domain/types/day.ts", '"types" does not say'],
    ["app/login/types.ts", '"types" does not say'],
    ["components/ui/index.ts", "barrel"],
  ])("%s: %s", (path, fault) => {
    const [violation, ...others] = violationsOf([path], GIVEN);
    expect(violation).toContain(path);
    expect(violation).toContain(fault);
    expect(others).toEqual([]);
  });
});

describe("rules", () => {
  const path = `${AREA}/client.rules.ts`;
  const withoutTest = [path];

  it("have their test beside them", () => {
    expect(violationsOf([path], GIVEN)).toEqual([`${path}: has no .rules.test.ts beside it`]);
    expect(violationsOf([path, `${AREA}/client.rules.test.ts`], GIVEN)).toEqual([]);
    expect(violationsOf([path, "lib/domain/client.rules.test.ts"], GIVEN)).toHaveLength(1);
  });

  it("may stand on a list of exceptions until they have one", () => {
    expect(violationsOf([path], { ...GIVEN, withoutTest })).toEqual([]);
    const tested = [path, `${AREA}/client.rules.test.ts`];
    expect(violationsOf(tested, { ...GIVEN, withoutTest })).toEqual([
      `${path}: take it off the list of rules without a test, it is no exception any more`,
    ]);
    expect(violationsOf([], { ...GIVEN, withoutTest })).toHaveLength(1);
  });
});

describe("a folder", () => {
  it("has at most 45 production files", () => {
    expect(violationsOf(many("lib/domain", 45), GIVEN)).toEqual([]);
    expect(violationsOf(many("lib/domain", 46), GIVEN)).toEqual([
      "lib/domain: has more than 45 production files",
    ]);
  });

  it("does not count tests, migrations and the folders in it", () => {
    const folders = [...GIVEN.folders, "lib/data"];
    const paths = [
      ...many("lib/domain", 45),
      ...many("lib/domain", 10, ".test.ts"),
      ...many("lib/domain/time", 45),
      ...many("lib/data/migrations", 60, ".sql"),
      ...many(AREA, 60, ".tenancy.ts"),
      ...many("e2e", 60, ".spec.ts"),
    ];
    expect(violationsOf(paths, { ...GIVEN, folders })).toEqual([]);
  });

  it("may be crowded while it stands on the list, and no longer", () => {
    const given = { ...GIVEN, crowded: ["lib/domain"] };
    expect(violationsOf(many("lib/domain", 46), given)).toEqual([]);
    expect(violationsOf(many("lib/domain", 45), given)).toEqual([
      "lib/domain: take it off the list of crowded folders, it is no exception any more",
    ]);
  });
});
