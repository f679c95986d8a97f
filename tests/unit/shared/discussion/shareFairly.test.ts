import { describe, expect, it } from "vitest";
import { hasRoomFor, shareFairly } from "#shared/discussion/shareFairly.ts";
import type { PersonId } from "#shared/kernel/index.ts";

const by = (...authors: readonly (PersonId | null)[]) => authors.map((createdBy, at) => ({ createdBy, at }));
const places = (records: readonly { readonly at: number }[]): number[] => records.map(({ at }) => at);

describe("shareFairly", () => {
  it("leaves what fits as it is", () => {
    const records = by("pr_a", "pr_a", "pr_b");
    expect(shareFairly(records, 3)).toBe(records);
  });

  it("takes everybody's first before anybody's second, and keeps the order", () => {
    expect(places(shareFairly(by("pr_a", "pr_a", "pr_a", "pr_b", "pr_a", "pr_c", "pr_b"), 4))).toEqual([0, 1, 3, 5]);
  });

  it("gives what one author leaves to the others", () => {
    expect(places(shareFairly(by("pr_a", "pr_b", "pr_a", "pr_a", "pr_a", "pr_a"), 5))).toEqual([0, 1, 2, 3, 4]);
  });

  it("counts all without a readable name as one", () => {
    expect(places(shareFairly(by(null, null, null, "pr_a"), 2))).toEqual([0, 3]);
  });

  it("takes the first ones where there are more authors than places, and none where there is no place", () => {
    expect(places(shareFairly(by("pr_a", "pr_b", "pr_c"), 2))).toEqual([0, 1]);
    expect(shareFairly(by("pr_a"), 0)).toEqual([]);
  });
});

describe("hasRoomFor", () => {
  it("refuses whoever filled it, and nobody else", () => {
    const full = by("pr_a", "pr_a", "pr_a", "pr_b");
    expect([hasRoomFor("pr_a", full, 4), hasRoomFor("pr_b", full, 4), hasRoomFor("pr_c", full, 4), hasRoomFor("pr_a", full, 5)]).toEqual([false, true, true, true]);
  });

  it("refuses where as many others are heard as can be shown", () => {
    expect(hasRoomFor("pr_c", by("pr_a", "pr_b"), 2)).toBe(false);
  });
});
