/** The files of a small area as a stranger would write it, by their names in its folder. */
export const PLANTED_AREA: Readonly<Record<string, string>> = {
  "boxes.contract.ts": `import { z } from "zod";
import { locationIdInPath, wireId } from "@/lib/api/wire/wire-formats";

export const boxPath = z.object({ location_id: locationIdInPath, box_id: wireId });
export const boxBody = z.looseObject({ title: z.string() });
export const boxSchema = z.looseObject({ id: z.number(), title: z.string() });
`,
  "boxes.port.ts": `import type { AuthorizedLocationId } from "@/lib/domain/ids";

export type Box = { readonly id: number; readonly title: string };

export type BoxRepository = {
  list(location: AuthorizedLocationId): Promise<Box[]>;
  add(location: AuthorizedLocationId, title: string): Promise<number>;
};

export type BoxRepositories = { readonly boxes: BoxRepository };
`,
  "boxes.store.ts": `import { and, eq } from "drizzle-orm";
import type { BoxRepository } from "./boxes.port";
import type { DataAccess } from "@/lib/data/data-access";
import { tags } from "@/lib/data/schema/clients";

export function createBoxRepository(access: DataAccess): BoxRepository {
  return {
    list: (location) =>
      access.db
        .select({ id: tags.id, title: tags.title })
        .from(tags)
        .where(and(eq(tags.locationId, location), eq(tags.icon, "box"))),
    add: (location, title) =>
      access.write(location, async (db) => {
        const box = { locationId: location, title, color: "#000000", entity: 2, icon: "box" } as const;
        const [row] = await db.insert(tags).values(box).returning({ id: tags.id });
        return row?.id ?? 0;
      }),
  };
}
`,
  "boxes.usecases.ts": `import { err, ok } from "@/lib/domain/result";
import type { Result } from "@/lib/domain/result";
import type { StaffScope } from "@/lib/api/platform/access";
import type { ServiceError } from "@/lib/api/platform/errors";
import type { Box, BoxRepository } from "./boxes.port";

export type BoxUseCases = ReturnType<typeof createBoxUseCases>;

export function createBoxUseCases(boxes: BoxRepository) {
  return {
    list: (scope: StaffScope) => boxes.list(scope.id),
    find: async (scope: StaffScope, id: number): Promise<Result<Box, ServiceError>> => {
      const box = (await boxes.list(scope.id)).find((each) => each.id === id);
      return box ? ok(box) : err({ kind: "not_found", message: "Box not found." });
    },
    add: async (scope: StaffScope, title: string): Promise<Box> => ({
      id: await boxes.add(scope.id, title),
      title,
    }),
  };
}
`,
  "boxes.routes.ts": `import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { locationPath } from "@/lib/api/wire/paths";
import { ok } from "@/lib/domain/result";
import { areaRight } from "@/lib/domain/salon/known-rights";
import { answerOf, bodyOf, failures, inArea } from "@/lib/api/platform/http/declare-route";
import { answered } from "@/lib/api/platform/http/envelope";
import { serve, staff } from "@/lib/api/platform/http/serve";
import type { Api } from "@/lib/api/platform/http/serve";
import { boxBody, boxPath, boxSchema } from "./boxes.contract";
import type { BoxUseCases } from "./boxes.usecases";

export const boxesAccess = areaRight({
  slug: "boxes_access",
  group: "storages",
  title: "See and add boxes",
  roles: ["owner", "manager"],
});

const common = inArea("Utilities", "user");
const who = staff(boxesAccess.holds);

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/boxes/{location_id}",
  summary: "List boxes",
  request: { params: locationPath },
  responses: { 200: answerOf(z.array(boxSchema), "Boxes"), ...failures(403, 404) },
});

const oneRoute = createRoute({
  ...common,
  method: "get",
  path: "/boxes/{location_id}/{box_id}",
  summary: "Read a box",
  request: { params: boxPath },
  responses: { 200: answerOf(boxSchema, "The box"), ...failures(403, 404) },
});

const addRoute = createRoute({
  ...common,
  method: "post",
  path: "/boxes/{location_id}",
  summary: "Add a box",
  request: { params: locationPath, body: bodyOf(boxBody) },
  responses: { 201: answerOf(boxSchema, "The box"), ...failures(400, 403, 404, 413, 422) },
});

export function addBoxRoutes(api: Api, boxes: BoxUseCases): void {
  serve(api, {
    route: listRoute,
    who,
    run: async ({ scope }) => ok(await boxes.list(scope)),
    answer: (found) => answered(found),
  });
  serve(api, {
    route: oneRoute,
    who,
    run: ({ scope, path }) => boxes.find(scope, path.box_id),
    answer: (box) => answered(box),
  });
  serve(api, {
    route: addRoute,
    who,
    run: async ({ scope, body }) => ok(await boxes.add(scope, body.title)),
    answer: (box) => answered(box, null, 201),
  });
}
`,
  "boxes.area.ts": `import type { DataAccess } from "@/lib/data/data-access";
import { defineArea } from "@/lib/api/platform/area";
import type { AreaDeps } from "@/lib/api/platform/area";
import type { BoxRepositories } from "./boxes.port";
import { addBoxRoutes, boxesAccess } from "./boxes.routes";
import { createBoxRepository } from "./boxes.store";
import { createBoxUseCases } from "./boxes.usecases";

export const boxesArea = defineArea({
  stores: (access: DataAccess): BoxRepositories => ({ boxes: createBoxRepository(access) }),
  routes: (api, { store }: AreaDeps<BoxRepositories>) =>
    addBoxRoutes(api, createBoxUseCases(store.boxes)),
  webhookNotes: { boxes: { add: (_, id) => [{ resource: "client", id, status: "create" }] } },
  rights: [boxesAccess],
  spellings: [{ newer: "/locations/{location_id}/boxes/*", older: "/boxes/{location_id}/*" }],
});
`,
  "boxes.tenancy.ts": `import type { TenancyRows } from "@/test-support/tenancy-rows";

export const boxesTenancy: TenancyRows = {
  entries: {
    "GET /boxes/:location_id": "owner",
    "GET /boxes/:location_id/:box_id": "owner",
    "POST /boxes/:location_id": "owner",
  },
  bodies: { "POST /boxes/:location_id": () => ({ title: "Small" }) },
  plant: async ({ post, location, name }) => {
    const box = await post(\`/boxes/\${location}\`, { title: name });
    return { box_id: Number(box["id"]) };
  },
};
`,
  "boxes.api.test.ts": `import { afterAll, beforeAll, expect, it } from "vitest";
import { openApi, rowOf, rowsOf } from "@/test-support/api-fixture";
import type { ApiFixture, Person, Row } from "@/test-support/api-fixture";
import { boxesAccess } from "./boxes.routes";

let api: ApiFixture;
const get = (path: string, as: Person) => api.call("GET", path, { as });
const rights = "/company/4564/users/7003/permissions";
const statuses = async (as: Person) => [
  (await get("/boxes/4564", as)).status,
  (await api.call("POST", "/boxes/4564", { as, body: { title: "Tall" } })).status,
];

beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

it("answers who has its right, and no one else", async () => {
  expect(await statuses("owner")).toEqual([200, 201]);
  expect(await statuses("reception")).toEqual([403, 403]);
});

it("answers the newer spelling the same, and documents it", async () => {
  const older = await get("/boxes/4564", "owner");
  expect(rowsOf(older).length).toBeGreaterThan(0);
  for (const path of ["/locations/4564/boxes", "/company/4564/boxes"]) {
    expect((await get(path, "owner")).text).toBe(older.text);
  }
  const id = Number(rowsOf(older)[0]?.["id"]);
  expect(rowOf(await get(\`/locations/4564/boxes/\${id}\`, "owner"))).toEqual(rowsOf(older)[0]);
  const document = await api.call("GET", "/openapi.json");
  expect(document.text).toContain("Also served as \`/locations/{location_id}/boxes\`");
});

it("leaves a change for webhooks", async () => {
  const body = { urls: ["https://example.com/"], active: 1, client: 1 };
  expect((await api.call("POST", "/hooks_settings/4564", { as: "owner", body })).status).toBe(201);
  api.limit({ grants: [boxesAccess.grant] }); // one's own changes are not told
  const added = await api.call("POST", "/boxes/4564", { as: "limited", body: { title: "Flat" } });
  const changes = await api.store.webhooks.claimDue(0, 10);
  expect(changes).toEqual([
    expect.objectContaining({
      change: { resource: "client", id: rowOf(added)["id"], status: "create" },
    }),
  ]);
});

it("lets its right be seen, given and taken, and brings it along with a role", async () => {
  const mine = async (as: Person) =>
    (rowOf(await get("/user/permissions/4564", as))["storages"] as Row)["boxes_access"];
  const write = (body: unknown) => api.call("PUT", rights, { as: "owner", body });
  const slug = "storages_boxes_access";
  expect([await mine("owner"), await mine("reception")]).toEqual([true, false]);
  const roles = await get("/company/4564/users/roles?include[]=user_permissions", "owner");
  const trees = rowsOf(roles).map((role) => {
    const groups = role["user_permissions"] as Row[];
    const children = groups.find((group) => group["slug"] === "storages")?.["children"] as Row[];
    return [role["slug"], children.map((each) => [each["slug"], each["default_value"]])];
  });
  expect(trees).toContainEqual(["manager", [[slug, true]]]);
  expect(trees).toContainEqual(["administrator", [[slug, false]]]);
  const given = await write({ user_permissions: [{ slug, value: true }] });
  expect(rowOf(given)["user_permissions"]).toContainEqual({ slug, value: true });
  expect([await mine("reception"), ...(await statuses("reception"))]).toEqual([true, 200, 201]);
  await write({ user_permissions: [{ slug, value: false }] });
  expect(await statuses("reception")).toEqual([403, 403]);
  await write({ user_role: "manager" });
  expect(await statuses("reception")).toEqual([200, 201]);
});
`,
};
