import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

process.env["TZ"] = "Asia/Kathmandu"; // a forgotten zone fails here and not at the customer's

export default defineConfig({
  resolve: {
    alias: {
      "@": fileURLToPath(new URL(".", import.meta.url)),
      "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)),
    },
  },
  test: {
    include: ["lib/**/*.test.ts", "components/**/*.test.{ts,tsx}"],
    maxWorkers: availableParallelism(), // one less would leave half of two cores idle
    isolate: false, // a worker imports the API, compiles the engine and reads the template once
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
