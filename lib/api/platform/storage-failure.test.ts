import { describe, expect, it } from "vitest";
import { StorageError } from "@/lib/domain/storage-error";
import { storageFailureOf } from "./storage-failure";

const withCode = (code: string) => Object.assign(new Error("no"), { code });
const wrapped = (cause: unknown) => new Error("Failed query: select 1", { cause });

describe("a failure of the database", () => {
  it.each([
    ["no room on the disk", withCode("53100"), "full"],
    ["no room, told by the thread of the database", new StorageError("full", "no"), "full"],
    ["a thread that ended", new StorageError("unavailable", "no"), "unavailable"],
    ["nobody listens", withCode("ECONNREFUSED"), "unavailable"],
    ["a broken connection", withCode("ECONNRESET"), "unavailable"],
    ["a connection that PostgreSQL calls broken", withCode("08006"), "unavailable"],
    ["a server that stops", withCode("57P01"), "unavailable"],
    ["a server that starts", withCode("57P03"), "unavailable"],
    ["no connection to spare", withCode("53300"), "unavailable"],
    ["a lock that does not come", withCode("55P03"), "unavailable"],
    ["a statement that takes too long", withCode("57014"), "unavailable"],
    ["a transaction that was idle for too long", withCode("25P03"), "unavailable"],
    ["an end in the middle", new Error("Connection terminated unexpectedly"), "unavailable"],
    ["a full pool", new Error("timeout exceeded when trying to connect"), "unavailable"],
    ["nobody who greets", new Error("timeout expired"), "unavailable"],
    [
      "a host with two addresses",
      new AggregateError([withCode("ECONNREFUSED"), withCode("ECONNREFUSED")]),
      "unavailable",
    ],
  ])("is %s", (_, error, failure) => {
    expect(storageFailureOf(error)).toBe(failure);
    expect(storageFailureOf(wrapped(error))).toBe(failure);
    expect(storageFailureOf(wrapped(wrapped(error)))).toBe(failure);
  });

  it.each([
    ["a row that is there already", withCode("23505")],
    ["a table that is not there", withCode("42P01")],
    ["a bug", new TypeError("undefined is not a function")],
    ["no error at all", "57014"],
    ["nothing", undefined],
  ])("is not %s", (_, error) => {
    expect(storageFailureOf(error)).toBeNull();
    expect(storageFailureOf(wrapped(error))).toBeNull();
  });
});
