/** Who may import whom; a folder that is not named on the right of its arrow is forbidden. */
const MAY = {
  "lib/domain": [],
  "lib/contract": ["lib/domain"],
  "lib/zone": ["lib/domain"],
  "lib/backend/services": ["lib/domain", "lib/contract", "lib/zone"],
  "lib/backend/http": ["lib/domain", "lib/contract", "lib/backend/services"],
  "lib/data": [
    "lib/domain",
    "lib/contract",
    "lib/zone",
    "lib/backend/services/ports",
    "lib/backend/services/[a-z-]+-ports",
    "lib/planning/ports",
  ],
  "lib/client": ["lib/domain", "lib/contract"],
  "lib/planning": ["lib/domain", "lib/contract", "lib/zone"],
  "lib/server": ["lib"],
  "lib/loaders": ["lib/domain", "lib/contract", "lib/zone", "lib/server"],
  "lib/actions": ["lib/domain", "lib/contract", "lib/server"],
  "lib/format": ["lib/domain", "lib/zone"],
  components: ["components", "lib/domain", "lib/format", "lib/actions", "lib/client/ui-client"],
  app: [
    "app",
    "components",
    "lib/loaders",
    "lib/actions",
    "lib/server",
    "lib/format",
    "lib/domain",
  ],
  e2e: ["lib/domain", "lib/contract"],
};

/** The houses whose parts are listed separately above. */
const OWN = "^(app|components|e2e|bench|lib|server\\.ts)";
const TEST = "\\.test\\.tsx?$";

/** Contract tests stand beside the routes and drive the whole stack through the client. */
const CONTRACT_TEST = "^lib/backend/http/.*(\\.contract\\.test|contract-fixture|api-fixture)\\.ts$";

const arrows = Object.entries(MAY).map(([folder, targets]) => ({
  name: `arrow-${folder.replaceAll("/", "-")}`,
  severity: "error",
  from: { path: `^${folder}/`, pathNot: CONTRACT_TEST },
  to: {
    path: OWN,
    pathNot: [folder, ...targets].map((target) => `^${target}(/|\\.|$)`),
  },
}));

/** A folder that nobody named would be held to no arrow at all. */
const NAMED = Object.keys(MAY).filter((folder) => folder.startsWith("lib/"));

/** What only tests may import; production code that does so would ship it. */
const TEST_SUPPORT =
  "^lib/data/test-|^lib/backend/http/(api-fixture|tenancy-)|^lib/server/hook-receiver|\\.test\\.tsx?$";

module.exports = {
  forbidden: [
    ...arrows,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "unknown-folder",
      severity: "error",
      from: { path: "^lib/", pathNot: NAMED.map((folder) => `^${folder}/`) },
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
      from: { pathNot: "^(lib/data/|drizzle\\.config\\.ts|bench/)" },
      to: { path: "node_modules/(@electric-sql/pglite|pg|@types/pg|drizzle-orm)/" },
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
