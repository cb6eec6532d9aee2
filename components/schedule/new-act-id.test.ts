import { expect, it } from "vitest";
import { newActId } from "./new-act-id";

const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it("the id of an act is a UUID of version 4, and another one each time", () => {
  const ids = Array.from({ length: 200 }, () => newActId());
  expect(ids.filter((id) => !VERSION_4.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(200);
});
