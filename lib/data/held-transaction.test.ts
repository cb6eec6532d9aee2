import { expect, it } from "vitest";
import { NORD } from "@/test-support/builders";
import type { Connection, Database } from "./connection";
import { Transactions } from "./transactions";

/** A database that does what it is told and whose commits are made here. */
function transactionsThat(beforeCommit: () => Promise<void>): Transactions {
  const db = { transaction: (work: (db: unknown) => Promise<unknown>) => work(db) };
  const connection: Connection = {
    engine: "postgres",
    db: db as unknown as Database, // of which only transactions are used
    announcements: null,
    close: async () => {},
  };
  const transactions = new Transactions(connection);
  transactions.beforeCommit = beforeCommit;
  return transactions;
}

const TAKEN_BACK = Object.assign(new Error("deadlock detected"), { code: "40P01" });

it("a request whose transaction is taken back at its commit fails, and does not wait for ever", async () => {
  let commits = 0;
  const transactions = transactionsThat(async () => {
    commits += 1;
    if (commits === 1) throw TAKEN_BACK;
  });
  let works = 0;
  const request = () =>
    transactions.run(NORD, async () => {
      works += 1;
    });
  const holding = { begin: async () => {}, end: async () => {} };
  await expect(transactions.hold(request, holding)).rejects.toBe(TAKEN_BACK);
  expect([works, commits]).toEqual([1, 1]);
  await transactions.hold(request, holding);
  expect([works, commits]).toEqual([2, 2]);
});
