import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error";
import { describe, expect, it } from "vitest";
import { UiError } from "@/lib/client/ui-client";
import { err, ok } from "@/lib/domain/result";
import { answerOf } from "./answer-of";

describe("the answer of an action", () => {
  it("is the server's", async () => {
    expect(await answerOf(Promise.resolve(ok(5)))).toEqual(ok(5));
    const refused = err({ kind: "forbidden" } as const);
    expect(await answerOf(Promise.resolve(refused))).toEqual(refused);
  });

  it.each([
    ["of an older build", new UnrecognizedActionError("x"), "upgraded"],
    ["that tells its refusal", new UiError({ kind: "signed_out" }), "signed_out"],
    ["that never arrived", new TypeError("Failed to fetch"), "unreachable"],
  ])("to a call %s is its refusal", async (_which, error, kind) => {
    expect(await answerOf(Promise.reject(error))).toEqual(err({ kind }));
  });
});
