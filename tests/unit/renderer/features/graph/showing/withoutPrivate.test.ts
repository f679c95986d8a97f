import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, wisdomOf } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import type { SceneBox } from "#renderer/features/graph/model/sceneTypes.ts";
import type { ShowingSnapshot } from "#renderer/features/graph/showing/showingPort.ts";
import { privateIdsIn, sharedPart, withoutPrivate } from "#renderer/features/graph/showing/withoutPrivate.ts";
import { must, testForest } from "#tests/support/testForest.ts";

function planted() {
  const forest = testForest();
  const module = must(addPoint(forest, { title: "模块", kind: "module", parentId: null }));
  const open = must(addPoint(forest, { title: "点", parentId: module }));
  const secret = must(addPoint(forest, { title: "心事", kind: "case", parentId: open }));
  const link = must(linkPoints(forest, { from: secret, to: open, type: "illustrates", phrase: "秘密的话" }));
  const shown = must(linkPoints(forest, { from: open, to: module, type: "supports", phrase: "大家的话" }));
  return { forest, view: forest.view, module, open, secret, link, shown };
}

const rect = { x: 0, y: 0, width: 10, height: 10 };
const chip = (id: EndId, text: string): SceneBox => ({ role: "chip", key: `chip:${id}`, rect, text, letterPx: 12, danger: false });

describe("sharedPart", () => {
  it("knows what everybody sees, and nothing tells of the rest", () => {
    const { view, module, open, secret, link, shown } = planted();
    const shared = sharedPart(view);
    expect([[...shared.points()].map(({ id }) => id), [...shared.links()].map(({ id }) => id)]).toEqual([[module, open], [shown]]);
    expect([shared.point(secret), shared.link(link), shared.children(open), shared.linksAt(open)]).toEqual([undefined, undefined, [], [shown]]);
    expect([shared.pointCount, shared.linkCount, view.pointCount, view.linkCount]).toEqual([2, 1, 3, 2]);
    expect([shared.linkCountAt(open), shared.linkCountAt(secret), view.linkCountAt(open)]).toEqual([1, 0, 2]);
    expect(JSON.stringify([...shared.points(), ...shared.links(), shared.children(open)])).not.toContain("心事");
  });

  it("hands on arrays in which nothing is hidden, and follows the view", () => {
    const { forest, view, module, open } = planted();
    const shared = sharedPart(view);
    expect(shared.children(module)).toBe(view.children(module));
    const added = must(addPoint(forest, { title: "又一个", parentId: module }));
    expect([shared.children(module), shared.version, wisdomOf(shared, open)]).toEqual([[open, added], view.version, wisdomOf(view, open)]);
  });
});

describe("withoutPrivate", () => {
  it("leaves nothing in a snapshot that bears the id of something private", () => {
    const { view, open, secret, link, shown } = planted();
    const line = { points: [], type: "illustrates", suggested: false, state: "resting", dimmed: false } as const;
    const snapshot: ShowingSnapshot = {
      ground: [], bounds: rect, title: "塔", measure: () => 0,
      boxes: [
        chip(link, "秘密的话"), chip(shown, "大家的话"), { role: "label", key: `label:${secret}:name`, rect, text: "心事", letterPx: 12, weight: 400, ink: "ink", align: "start", isHeading: false },
        { role: "card", key: "card:elsewhere", id: open, rect, text: "心事", kind: "case", tint: "none", isPrivate: true, cases: 0, picked: false, near: false, isNarrow: false },
      ],
      lines: [{ ...line, key: `line:${link}`, id: link }, { ...line, key: `line:${shown}`, id: shown }],
    };
    expect(privateIdsIn(snapshot, view)).toEqual(new Set([link, secret]));
    const kept = withoutPrivate(snapshot, view);
    expect([kept.boxes, kept.lines.map(({ id }) => id)]).toEqual([[chip(shown, "大家的话")], [shown]]);
    expect(JSON.stringify(kept)).not.toMatch(/心事|秘密/);
  });
});
