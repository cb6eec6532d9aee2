import { defineConfig } from "drizzle-kit";

// `npx drizzle-kit generate --name <what changed>` after a change of lib/data/schema; default exports
// are what drizzle-kit demands.
export default defineConfig({
  dialect: "postgresql",
  schema: "./lib/data/schema/*.ts",
  out: "./lib/data/migrations",
});
