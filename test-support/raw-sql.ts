/** Statements of tests that look at the tables themselves. */
export { sql } from "drizzle-orm";
