import { describe, expect, it } from "vitest";
import { localDateOf } from "@/lib/domain/time/local-date";
import type { ClientToSave } from "@/lib/domain/salon/client";
import { mergedClient, unmergedClient } from "./merged-client.rules";

const aClient = (over: Partial<ClientToSave> = {}): ClientToSave => ({
  name: "Ana",
  surname: "",
  middleName: "",
  phone: "4915550001",
  email: "",
  gender: 0,
  importance: 0,
  discount: 0,
  card: "",
  birthDate: null,
  comment: "",
  isGreetedBySms: false,
  isOutOfMailings: false,
  spent: 0,
  balance: 0,
  customFields: {},
  tagIds: [],
  ...over,
});

describe("a client made of two", () => {
  it.each<[string, Partial<ClientToSave>, Partial<ClientToSave>, Partial<ClientToSave>]>([
    [
      "keeps what the kept one has",
      { name: "Ana", email: "a@x" },
      { name: "Anna", email: "b@x" },
      { name: "Ana", email: "a@x" },
    ],
    [
      "gets what the kept one lacks",
      { surname: "" },
      { surname: "Lopez", gender: 2, card: "7" },
      { surname: "Lopez", gender: 2, card: "7" },
    ],
    [
      "gets a phone where there was none",
      { phone: "" },
      { phone: "4915550002" },
      { phone: "4915550002" },
    ],
    [
      "has both comments",
      { comment: "Mornings" },
      { comment: "Dogs" },
      { comment: "Mornings\nDogs" },
    ],
    [
      "has one comment of two alike",
      { comment: "Mornings" },
      { comment: "Mornings" },
      { comment: "Mornings" },
    ],
    [
      "adds up the money",
      { spent: 10.1, balance: -5 },
      { spent: 0.2, balance: 2.5 },
      { spent: 10.3, balance: -2.5 },
    ],
    [
      "stays out of mailings where either is",
      {},
      { isOutOfMailings: true },
      { isOutOfMailings: true },
    ],
    ["has the tags of both once", { tagIds: [1, 2] }, { tagIds: [2, 3] }, { tagIds: [1, 2, 3] }],
    [
      "has the values of both, its own first",
      { customFields: { a: "1" } },
      { customFields: { a: "2", b: 3 } },
      { customFields: { a: "1", b: 3 } },
    ],
    [
      "knows the birthday of either",
      {},
      { birthDate: localDateOf("1990-05-17") },
      { birthDate: localDateOf("1990-05-17") },
    ],
  ])("%s", (_, kept, other, expected) => {
    expect(mergedClient(aClient(kept), aClient(other))).toEqual(aClient(expected));
  });
});

describe("a merge that is undone", () => {
  const before = aClient({ comment: "Mornings", spent: 10, tagIds: [1], customFields: { a: "1" } });
  const other = aClient({
    surname: "Lopez",
    comment: "Dogs",
    spent: 5,
    tagIds: [2],
    customFields: { b: "2" },
  });
  const after = mergedClient(before, other);

  it("gives back the client as they were", () => {
    expect(unmergedClient(after, before, after)).toEqual(before);
  });

  it.each<[string, Partial<ClientToSave>, Partial<ClientToSave>]>([
    ["keeps a name that was changed since", { name: "Anna" }, { name: "Anna" }],
    ["keeps a comment that was changed since", { comment: "Cats" }, { comment: "Cats" }],
    ["keeps what was spent since", { spent: 22 }, { spent: 17 }],
    ["keeps a tag that was put on since", { tagIds: [1, 2, 9] }, { tagIds: [1, 9] }],
    ["keeps a tag off that was taken off since", { tagIds: [2] }, { tagIds: [] }],
    [
      "keeps a value that was changed since",
      { customFields: { a: "8", b: "2" } },
      { customFields: { a: "8" } },
    ],
    [
      "keeps a value off that was taken off since",
      { customFields: { b: "2" } },
      { customFields: {} },
    ],
  ])("%s", (_, changed, expected) => {
    expect(unmergedClient({ ...after, ...changed }, before, after)).toEqual({
      ...before,
      ...expected,
    });
  });
});
