import { expect, it } from "vitest";
import { assertNever, err, invariant, InvariantError, ok } from "#shared/kernel/index.ts";

it("throws what is a bug, and answers what is a refusal", () => {
  expect(() => invariant(false, "must hold")).toThrow(InvariantError);
  expect(() => invariant(true, "holds")).not.toThrow();
  // SAFETY: what only a caller without types can do.
  expect(() => assertNever("new" as never)).toThrow('unexpected value: "new"');
  expect([ok(1), err({ code: "no" })]).toEqual([{ ok: true, value: 1 }, { ok: false, error: { code: "no" } }]);
});
