import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

process.env["TZ"] = "Asia/Kathmandu"; // a forgotten zone fails here and not at the customer's

const TESTS = [
  "lib/**/*.test.ts",
  "components/**/*.test.{ts,tsx}",
  "scripts/**/*.test.ts",
  "test-support/**/*.test.ts",
];

/** Tests that open no database, by folder and kind of file: `npm test -- quick` runs these. */
const PURE = [
  "lib/{domain,roster,views,zone,phone,format}/**/*.test.ts",
  "lib/{client,planning}/**/!(*.store).test.ts",
  "lib/api/{wire,platform}/**/!(*.store|*.api).test.ts",
  "lib/**/*.rules.test.ts",
  "lib/api/**/*.contract.test.ts",
  "components/**/*.test.{ts,tsx}",
  "scripts/**/*.test.ts",
  "test-support/**/*.test.ts",
];

const DATABASE = /^(@electric-sql\/pglite|pg|drizzle-orm)($|\/)/;

/** Keeps the rule above true: a test that is pure by its name cannot reach a database. */
const noDatabase = {
  name: "no-database",
  enforce: "pre",
  resolveId(source: string, importer: string | undefined) {
    if (!DATABASE.test(source)) return null;
    throw new Error(`A pure test reached ${source}, by ${importer}. Name it after what it opens.`);
  },
} as const;

/** `npm run proof` multiplies runs and rounds, which then may take as much longer. */
const isProof = Boolean(process.env["PROOF_FACTOR"]);
const PROOF_TIMEOUT_MS = 30 * 60_000;

export default defineConfig({
  resolve: {
    alias: {
      "@": fileURLToPath(new URL(".", import.meta.url)),
      "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)),
    },
  },
  test: {
    maxWorkers: availableParallelism(), // one less would leave half of two cores idle
    isolate: false, // a worker imports the API, compiles the engine and reads the template once
    testTimeout: isProof ? PROOF_TIMEOUT_MS : 30_000,
    hookTimeout: isProof ? PROOF_TIMEOUT_MS : 60_000,
    setupFiles: [
      "./test-support/next-setup.ts",
      ...(isProof ? ["./test-support/proof-setup.ts"] : []),
    ],
    projects: [
      {
        extends: true,
        plugins: [noDatabase],
        test: { name: "pure", include: PURE },
      },
      { extends: true, test: { name: "database", include: TESTS, exclude: PURE } },
    ],
  },
});
