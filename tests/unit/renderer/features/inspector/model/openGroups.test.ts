import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, type LinkType } from "#shared/forest/index.ts";
import { groupLinks, linksAtEnd } from "#renderer/features/inspector/model/groupLinks.ts";
import { openGroups } from "#renderer/features/inspector/model/openGroups.ts";
import { must, testForest } from "#tests/support/testForest.ts";

function openAt(counts: Readonly<Partial<Record<LinkType, number>>>): string[] {
  const forest = testForest();
  const centre = must(addPoint(forest, { title: "中心", parentId: null }));
  for (const [type, count] of Object.entries(counts) as [LinkType, number][]) {
    for (let index = 0; index < count; index++) {
      const from = must(addPoint(forest, { title: `${type} ${index}`, parentId: null }));
      must(linkPoints(forest, { from, to: centre, type }));
    }
  }
  return [...openGroups(groupLinks(linksAtEnd(forest.view, centre), centre))];
}

describe("openGroups", () => {
  it("folds nothing while there are few links", () => {
    expect(openAt({ supports: 2, causes: 3 })).toEqual(["supports-incoming", "causes-incoming"]);
  });

  it("opens the first group whatever its size, and what still fits beside it", () => {
    expect(openAt({ supports: 9, causes: 1 })).toEqual(["supports-incoming"]);
    expect(openAt({ supports: 4, premise: 2, causes: 1 })).toEqual(["supports-incoming", "premise-incoming"]);
  });
});
