import { describe, expect, it } from "vitest";
import { paymentStatusOf } from "./visit-history.contract";

describe("the payment status of a line", () => {
  it.each([
    [30, 0, "not_paid"],
    [30, 29.99, "paid_not_full"],
    [30, 30, "paid_full"],
    [30, 30.01, "paid_over"],
    [0, 0, "paid_full"],
    [0, 5, "paid_over"],
  ] as const)("that costs %d and was paid %d is %s", (cost, paid, status) => {
    expect(paymentStatusOf(cost, paid)).toBe(status);
  });
});
