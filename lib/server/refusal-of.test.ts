import { describe, expect, it } from "vitest";
import { ApiError } from "@/lib/client/api-error";
import { refusalOf } from "./refusal-of";

function anError(changes: Partial<ConstructorParameters<typeof ApiError>[0]>): ApiError {
  return new ApiError({ status: 422, kind: "invalid_hours", message: "wire words", ...changes });
}

describe("a refusal", () => {
  it("names the field in words for people", () => {
    const details = {
      "schedules_to_set.0.dates.0": ["must be at most two years ahead"],
      "schedules_to_set.0.slots.1": ["must not overlap another slot"],
    };
    expect(refusalOf(anError({ details }))).toEqual({
      kind: "invalid_hours",
      detail: "The date must be at most two years ahead. The hours must not overlap another slot.",
    });
  });

  it("says nothing of fields that people do not know", () => {
    expect(refusalOf(anError({ details: { "x.y": ["must be z"] } }))).toEqual({
      kind: "invalid_hours",
    });
    expect(refusalOf(anError({ details: ["text"] }))).toEqual({ kind: "invalid_hours" });
  });

  it("keeps the server's words about a conflict and drops them elsewhere", () => {
    expect(refusalOf(anError({ kind: "conflict" }))).toMatchObject({ detail: "wire words" });
    expect(refusalOf(anError({ kind: "forbidden" }))).toEqual({ kind: "forbidden" });
  });

  it("of a database that is full or away says so, whichever bundle's error it is", () => {
    /** As of another bundle of the process: the same name, another class. */
    const ofOtherBundle = (failure: string) =>
      Object.assign(new Error("x"), { name: "StorageError", failure });
    expect(refusalOf(ofOtherBundle("full"))).toEqual({ kind: "storage_full" });
    expect(refusalOf(ofOtherBundle("unavailable"))).toEqual({ kind: "unreachable" });
    expect(refusalOf(new Error("query", { cause: ofOtherBundle("full") }))).toEqual({
      kind: "storage_full",
    });
    expect(refusalOf(Object.assign(new Error("x"), { code: "53100" }))).toEqual({
      kind: "storage_full",
    });
  });

  it("is none for a bug", () => {
    expect(refusalOf(new TypeError("x"))).toBeNull();
    expect(refusalOf("x")).toBeNull();
  });
});
