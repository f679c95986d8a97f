import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EMPTY_FILTER } from "#shared/finding/filterSpec.ts";
import { privateTags } from "#shared/finding/privateTags.ts";
import { writeSavedView } from "#shared/finding/savedViewSpec.ts";
import { addPoint, addView, removePoints, setTags } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

let forest: TestForest;
const tagged = (tags: string[], isPrivate: boolean): PointId => {
  const id = must(addPoint(forest, { title: "点", parentId: null, isPrivate }));
  must(setTags(forest, { id, tags }));
  return id;
};

beforeEach(() => { forest = testForest(); });
afterEach(() => { forest.destroy(); });

describe("privateTags", () => {
  it("names what stands on private points only, in the order given", () => {
    tagged(["家里的事", "重点", "体检"], true);
    tagged(["重点"], false);
    expect(privateTags(forest.view, ["体检", "重点", "家里的事"])).toEqual(["体检", "家里的事"]);
    expect(privateTags(forest.view, [])).toEqual([]);
  });

  it("names a word that stands nowhere any more: nobody else has read it", () => {
    must(removePoints(forest, { ids: [tagged(["旧事"], true)], branch: true }));
    expect(privateTags(forest.view, ["旧事", "没写过的"])).toEqual(["旧事", "没写过的"]);
  });

  it("leaves out what others can read in the trash or in a saved view", () => {
    tagged(["体检", "旧的"], true);
    must(removePoints(forest, { ids: [tagged(["旧的"], false)], branch: true }));
    must(addView(forest, { kind: "view", name: "坏的", spec: '{"version":9}' }));
    must(addView(forest, { kind: "view", name: "体检的", spec: writeSavedView({ lens: "tower", filter: { ...EMPTY_FILTER, tags: ["体检"] } }) }));
    expect(privateTags(forest.view, ["旧的", "体检"])).toEqual([]);
  });
});
