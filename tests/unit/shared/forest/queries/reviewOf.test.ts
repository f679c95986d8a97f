import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, reviewLink, reviewOf, type LinkVerdict } from "#shared/forest/index.ts";
import type { PersonId } from "#shared/kernel/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

function reviewed(verdicts: readonly (readonly [PersonId, LinkVerdict])[]) {
  const forest = testForest();
  const [from, to] = ["甲", "乙"].map((title) => must(addPoint(forest, { title, parentId: null })));
  if (from === undefined || to === undefined) throw new Error("not planted");
  const id = must(linkPoints(forest, { from, to, type: "supports" }));
  for (const [author, verdict] of verdicts) {
    const theirs = testForest({ docs: forest.docs, author });
    must(reviewLink(theirs, { id, verdict }));
  }
  const link = forest.view.link(id);
  if (link === undefined) throw new Error("not planted");
  return reviewOf(link);
}

describe("reviewOf", () => {
  it("is unreviewed while nobody has said anything", () => {
    expect(reviewed([])).toEqual({ state: "unreviewed", agreed: [], doubted: [] });
  });

  it("is agreed when nobody doubts it", () => {
    expect(reviewed([["pr_a", "agreed"], ["pr_b", "agreed"]])).toEqual({ state: "agreed", agreed: ["pr_a", "pr_b"], doubted: [] });
  });

  it("is doubted as soon as one person doubts it", () => {
    expect(reviewed([["pr_a", "agreed"], ["pr_b", "doubted"]])).toEqual({ state: "doubted", agreed: ["pr_a"], doubted: ["pr_b"] });
  });
});
