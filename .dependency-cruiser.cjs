const { readFileSync } = require("node:fs");
const { join } = require("node:path");

/** Who may import whom; a folder that is not named on the right of its arrow is forbidden. */
const MAY = {
  "lib/domain": [],
  "lib/zone": ["lib/domain"],
  "lib/phone": ["lib/domain"],
  "lib/format": ["lib/domain", "lib/zone", "lib/views"],
  "lib/views": ["lib/domain"],
  "lib/api/wire": ["lib/domain", "lib/zone"],
  "lib/api/platform": ["lib/domain", "lib/zone", "lib/api/wire", "lib/data"],
  "lib/api/areas": [
    "lib/domain",
    "lib/zone",
    "lib/phone",
    "lib/api/wire",
    "lib/api/platform",
    "lib/data",
  ],
  "lib/api/api": ["lib/domain", "lib/api"],
  "lib/api/store": [
    "lib/domain",
    "lib/zone",
    "lib/data",
    "lib/api/platform",
    "lib/api/areas.ts",
    "lib/api/areas/.+\\.(port|store|area)",
    "lib/planning/.+\\.store",
    "lib/planning/ports",
  ],
  "lib/data": ["lib/domain", "lib/zone", "lib/phone"],
  "lib/client": ["lib/domain", "lib/views", "lib/api/wire", "lib/api/areas/.+\\.contract"],
  "lib/planning": ["lib/domain", "lib/zone", "lib/client", "lib/data"],
  "lib/server": ["lib"],
  "lib/loaders": [
    "lib/domain",
    "lib/zone",
    "lib/server",
    "lib/views",
    "lib/api/areas/.+\\.contract",
  ],
  "lib/actions": ["lib/domain", "lib/zone", "lib/server", "lib/views"],
  components: [
    "components",
    "lib/domain",
    "lib/views",
    "lib/format",
    "lib/actions",
    "lib/client/ui-client",
  ],
  app: [
    "app",
    "components",
    "lib/loaders",
    "lib/actions",
    "lib/server",
    "lib/format",
    "lib/domain",
    "lib/views",
  ],
  e2e: ["lib/domain", "lib/views", "lib/api/areas/.+\\.contract"],
};

/** Parts of the screens; none knows another, all may use components/ui and components/calendar. */
const features = ["login", "schedule", "sessions", "shell", "team"];

/** Areas of the API, as their list says: none imports a later one. */
const list = readFileSync(join(__dirname, "lib/api/areas.ts"), "utf8");
const FOLDERS = new Map(
  [...list.matchAll(/import \{ (\w+) \} from "\.\/areas\/([a-z-]+)\//g)].map(([, name, folder]) => [
    name,
    folder,
  ]),
);
const ORDER = [...list.matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => FOLDERS.get(name));

/** The kinds of file in an area, with those that each may import in any area. */
const KINDS = {
  contract: ["contract"],
  rules: ["rules", "contract"],
  port: ["port"],
  rows: ["rows", "port"],
  store: ["store", "rows", "port"],
  steps: ["steps", "rules", "port", "contract"],
  usecases: ["usecases", "steps", "rules", "port", "contract"],
  routes: ["routes", "usecases", "rules", "contract"],
  area: ["area", "routes", "usecases", "store", "port"],
};

/** What each kind may import of what lies under the areas, beside lib/domain, lib/zone and lib/phone. */
const BELOW = {
  contract: ["api/wire"],
  rules: ["api/wire", "api/platform"],
  port: [],
  rows: ["data"],
  store: ["data", "api/platform"],
  steps: ["api/platform"],
  usecases: ["api/platform"],
  routes: ["api/wire", "api/platform"],
  area: ["api/platform", "data/data-access"],
};

/** The kinds by which other areas may reach an area. */
const PUBLIC = "\\.(contract|rules|port|steps|rows)\\.ts$";

/** The houses whose parts are listed separately above. */
const OWN = "^(app|components|e2e|bench|lib|server\\.ts)";
const TEST = "\\.test\\.tsx?$";

/** What only tests may import; production code that does so would ship it. */
const TEST_SUPPORT = `^test-support/|\\.tenancy\\.ts$|${TEST}`;

/** Tests beside the API drive it from its client to its database. */
const API_TEST = "^lib/(api|server|planning|data)/.*(\\.test|\\.tenancy)\\.ts$";

/** A folder that nobody named would be held to no arrow at all. */
const NAMED = Object.keys(MAY).filter((folder) => folder.startsWith("lib/"));

const arrows = Object.entries(MAY).map(([folder, targets]) => ({
  name: `arrow-${folder.replaceAll("/", "-")}`,
  severity: "error",
  from: { path: `^${folder}(/|\\.)`, pathNot: API_TEST },
  to: {
    path: OWN,
    pathNot: [folder, ...targets].map((target) => `^${target}(/|\\.|$)`),
  },
}));

const inArea = (kind) => `^lib/api/areas/([^/]+)/[^/]+\\.${kind}\\.ts$`;

const slices = [
  ...Object.entries(KINDS).map(([kind, may]) => ({
    name: `kind-${kind}`,
    severity: "error",
    from: { path: inArea(kind) },
    to: { path: "^lib/api/areas/[^/]+/", pathNot: `\\.(${may.join("|")})\\.ts$` },
  })),
  ...Object.entries(BELOW).map(([kind, may]) => ({
    name: `below-${kind}`,
    severity: "error",
    from: { path: inArea(kind) },
    to: {
      path: "^(lib|app|components)/",
      pathNot: `^lib/(${["domain", "zone", "phone", "api/areas", ...may].join("|")})(/|\\.)`,
    },
  })),
  {
    name: "area-front-door",
    severity: "error",
    from: { path: "^lib/api/areas/([^/]+)/", pathNot: TEST },
    to: { path: "^lib/api/areas/", pathNot: ["^lib/api/areas/$1/", PUBLIC] },
  },
  ...ORDER.map((area, at) => ({
    name: `order-${area}`,
    severity: "error",
    from: { path: `^lib/api/areas/${area}/`, pathNot: TEST },
    to: { path: `^lib/api/areas/(${ORDER.slice(at + 1).join("|") || "$^"})/` },
  })),
  {
    name: "unknown-area",
    severity: "error",
    from: { path: "^lib/api/areas/", pathNot: `^lib/api/areas/(${ORDER.join("|")})/` },
    to: {},
  },
  {
    name: "sql-in-stores",
    severity: "error",
    from: { path: "^lib/api/", pathNot: ["\\.(store|rows)\\.ts$", "^lib/api/store/", TEST] },
    to: { path: "node_modules/drizzle-orm/|^lib/data/(schema|connection)" },
  },
  {
    name: "unknown-kind",
    severity: "error",
    from: {
      path:
        "^lib/api/areas/[^/]+/(?!.+\\.((contract|rules|port|steps|usecases|routes|rows|store|area)" +
        "(\\.test)?|tenancy|api\\.test|test)\\.ts$)",
    },
    to: {},
  },
  {
    name: "tenancy-tells-only",
    severity: "error",
    from: { path: "\\.tenancy\\.ts$" },
    to: { pathNot: "^test-support/" },
  },
  {
    name: "platform-knows-no-area",
    severity: "error",
    from: { path: "^lib/api/(platform|wire)/", pathNot: TEST },
    to: { path: "^lib/api/(areas|store|api)" },
  },
  {
    name: "platform-asks-stores",
    severity: "error",
    from: { path: "^lib/api/platform/", pathNot: `\\.store\\.ts$|${TEST}` },
    to: { path: "^lib/data/" },
  },
  {
    name: "front-of-areas",
    severity: "error",
    from: { path: "^lib/server/", pathNot: TEST },
    to: { path: "^lib/api/areas/.+\\.(store|rows|usecases)\\.ts$" },
  },
];

module.exports = {
  forbidden: [
    ...arrows,
    ...slices,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "unknown-folder",
      severity: "error",
      from: {
        path: "^(lib|components)/",
        pathNot: [
          ...NAMED.map((folder) => `^${folder}(/|\\.)`),
          `^components/(ui|calendar|${features.join("|")})/`,
          "^lib/api/[a-z-]+\\.api\\.test\\.ts$",
        ],
      },
      to: {},
    },
    {
      name: "no-test-support",
      severity: "error",
      from: { path: "^(app|components|lib|server\\.ts)", pathNot: TEST_SUPPORT },
      to: { path: TEST_SUPPORT },
    },
    {
      name: "domain-stands-alone",
      severity: "error",
      from: { path: "^lib/domain/", pathNot: TEST },
      to: { pathNot: "^lib/domain/" },
    },
    {
      name: "features-stay-apart",
      severity: "error",
      from: { path: "^components/(?!ui/|calendar/)([^/]+)/" },
      to: { path: "^components/", pathNot: ["^components/$1/", "^components/(ui|calendar)/"] },
    },
    {
      name: "primitives-know-no-feature",
      severity: "error",
      from: { path: "^components/(ui|calendar)/" },
      to: { path: "^components/", pathNot: "^components/(ui|calendar)/" },
    },
    {
      name: "one-database-driver",
      severity: "error",
      from: {
        pathNot:
          "^lib/(data|api/store)/|^lib/(api|planning)/.+\\.(store|rows)(\\.test)?\\.ts$|" +
          "^(drizzle\\.config\\.ts|bench/|test-support/)",
      },
      to: { path: "node_modules/(@electric-sql/pglite|pg|@types/pg|drizzle-orm)/" },
    },
    {
      name: "one-reader-of-phones",
      severity: "error",
      from: { pathNot: "^lib/phone/" },
      to: { path: "node_modules/libphonenumber-js/" },
    },
    {
      name: "one-calendar-adapter",
      severity: "error",
      from: { pathNot: "^components/calendar/" },
      to: { path: "node_modules/@fullcalendar/" },
    },
    {
      name: "no-premium-calendar",
      severity: "error",
      from: {},
      to: { path: "node_modules/@fullcalendar/(resource|timeline|scrollgrid|adaptive|premium)" },
    },
    {
      name: "next-at-the-edge",
      severity: "error",
      from: {
        pathNot:
          "^(app|components|lib/actions|lib/loaders|lib/server)/|^(server|next\\.config)\\.ts$",
      },
      to: { path: "node_modules/next/" },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(\\.next|dist)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".json"],
    },
  },
};
