/**
 * Writes today's schema as a frozen forest into tests/fixtures/schema, with what its view must say. Run once per schema version:
 * `npx tsx scripts/freezeFixture.ts`. A frozen file is never written again: it stands for the forests that people have on their disks.
 */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as Y from "yjs";
import {
  addMilestone, addPoint, addView, applyPlan, createCommandHistory, createForest, linkPoints, LINK_TYPES, movePoints, moveView, POINT_KINDS, removeLinks, removeMilestone, removePoints, removeView, renameMilestone, reviewLink,
  SCHEMA_VERSION, setAliases, setKindLook, setLook, setOpposing, setPersonName, setTags, sharePoint, startForest, type Forest, type ForestView,
} from "#shared/forest/index.ts";
import { invariant, type PointId, type Result } from "#shared/kernel/index.ts";
import { writeFixtureFile } from "./fixtureFile.ts";
import { say } from "./say.mjs";

function must<T>(result: Result<T, { readonly code: string }>): T {
  invariant(result.ok, result.ok ? "" : `refused: ${result.error.code}`);
  return result.value;
}

function emptyForest(): Forest {
  const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
  docs.forest.clientID = 1;
  docs.personal.clientID = 2;
  let points = 0;
  let links = 0;
  let milestones = 0;
  let views = 0;
  let nowMs = 1_760_000_000_000;
  return createForest({ docs, author: "pr_frozen", clock: { now: () => (nowMs += 1000) }, ids: { newPointId: () => `pt_${++points}` as const, newLinkId: () => `ln_${++links}` as const, newMilestoneId: () => `ms_${++milestones}` as const, newViewId: () => `vw_${++views}` as const, newThreadId: () => "th_1" as const, newCommentId: () => "cm_1" as const } });
}

/** One of everything that the schema can hold. */
export function makeFrozenForest(): Forest {
  const forest = emptyForest();
  const history = createCommandHistory(forest);
  must(startForest(forest, { name: "冻结的森林" }));
  must(setPersonName(forest, { name: "林间" }));
  const provenance = { src: "skeleton:human-wisdom", srcId: "logic", srcVersion: "1", srcHash: "0a1b" };
  must(applyPlan(forest, { command: "plant", plan: { points: [{ ref: "w", parentRef: null, kind: "wisdom", title: "逻辑智慧", wisdom: "logic", layer: "base", provenance }, { ref: "m", parentRef: "w", kind: "module", title: "认知模块", domain: "认知", summary: "第一行\n第二行" }], links: [{ fromRef: "m", toRef: "w", type: "supports", suggested: true, provenance }], meta: { planted: "human-wisdom" } } }));
  const top = forest.view.children(null)[0] ?? null;
  const ids: PointId[] = POINT_KINDS.map((kind) => must(addPoint(forest, { title: `一个 ${kind} 🌲`, kind, parentId: top, isPrivate: false })));
  LINK_TYPES.forEach((type, index) => {
    const [from, to] = [ids[index % ids.length], ids[(index + 1) % ids.length]];
    if (from !== undefined && to !== undefined) must(linkPoints(forest, { from, to, type, phrase: type === "free" ? "参见" : "", reason: "因为" }));
  });
  const [first, second, third, fourth] = ids;
  invariant(first !== undefined && second !== undefined && third !== undefined && fourth !== undefined, "kinds");
  must(setAliases(forest, { id: first, aliases: ["别名", "alias"] }));
  must(setTags(forest, { id: first, tags: ["甲", "乙"] }));
  must(movePoints(forest, { ids: [fourth, third], parentId: second, afterId: null }));
  const own = must(addPoint(forest, { title: "自己的案例", kind: "case", parentId: first, summary: "只有自己看见" }));
  const onLink = must(linkPoints(forest, { from: own, to: forest.view.linksAt(first)[0] ?? "ln_none", type: "illustrates" }));
  must(linkPoints(forest, { from: second, to: onLink, type: "refutes" }));
  must(sharePoint(forest, { id: must(addPoint(forest, { title: "分享的案例", kind: "case", parentId: null })) }));
  drawAndReview(forest, ids);
  must(removeLinks(forest, { ids: [forest.view.linksAt(fourth)[0] ?? "ln_none"] }));
  must(removePoints(forest, { ids: [second], branch: true }));
  must(addPoint(forest, { title: "撤销的点", parentId: null }));
  history.undo();
  must(renameMilestone(forest, { id: must(addMilestone(forest, { name: "第一稿" })), name: "初稿 🌱" }));
  must(addMilestone(forest, { name: "第二稿" }));
  must(removeMilestone(forest, { id: must(addMilestone(forest, { name: "不要了" })) }));
  // What a newer version, or a person's own field, may have written beside.
  const points = forest.docs.forest.getMap<Y.Map<unknown>>("points");
  for (const [key, value] of Object.entries({ "f:自由": "值", future: true, pos: [12.5, -3] })) points.get(first)?.set(key, value);
  points.get(ids[4] ?? first)?.set("kind", "hologram");
  points.get(ids[4] ?? first)?.set("color", "ultraviolet");
  return forest;
}

/** What version 3 brought: looks, reviews, links that stand against each other, saved views. */
function drawAndReview(forest: Forest, ids: readonly PointId[]): void {
  must(setLook(forest, { ids: ids.slice(4, 7), color: "teal", icon: "star", shape: "hexagon" }));
  must(setLook(forest, { ids: ids.slice(5, 6), icon: null }));
  must(setKindLook(forest, { kind: "case", color: "amber", shape: "circle" }));
  const [one, two, three] = [...forest.view.links()].filter((link) => link.doc === "forest" && ids.slice(4).some((id) => id === link.from)).map((link) => link.id);
  const [own] = [...forest.view.links()].filter((link) => link.doc === "personal").map((link) => link.id);
  invariant(one !== undefined && two !== undefined && three !== undefined && own !== undefined, "links");
  must(reviewLink(forest, { id: one, verdict: "agreed" }));
  must(reviewLink(forest, { id: two, verdict: "doubted" }));
  must(setOpposing(forest, { a: two, b: one, opposing: true }));
  must(setOpposing(forest, { a: three, b: own, opposing: true }));
  const views = (["近处", "讲解：第一课", "不要了的视图"] as const).map((name, index) => must(addView(forest, { kind: index === 1 ? "walk" : "view", name, spec: JSON.stringify({ lens: "grove", steps: ids.slice(0, index) }) })));
  const [near, walk, unwanted] = views;
  invariant(near !== undefined && walk !== undefined && unwanted !== undefined, "views");
  must(moveView(forest, { id: near, afterId: walk }));
  must(removeView(forest, { id: unwanted }));
}

/** What the frozen forest must look like for ever, however its schema is read later. */
export function describeView(view: ForestView): unknown {
  const byId = <T extends { readonly id: string }>(records: Iterable<T>): T[] => [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
  const points = byId(view.points());
  return {
    name: view.meta.name, planted: view.meta.planted, person: view.personName("pr_frozen"), points, links: byId(view.links()), trashedPoints: view.trashedPoints(), trashedLinks: view.trashedLinks(),
    children: Object.fromEntries([["top", view.children(null)], ...points.map((point) => [point.id, view.children(point.id)])]), milestones: view.milestones(),
    kindLooks: view.meta.kindLooks, views: view.views(), trashedViews: view.trashedViews(), problems: view.problems(),
  };
}

function freeze(): void {
  const base = join(fileURLToPath(new URL("../tests/fixtures/schema/", import.meta.url)), `v${SCHEMA_VERSION}`);
  if (existsSync(`${base}.bin`)) {
    say(`${base}.bin is frozen already and stays as it is.`);
    return;
  }
  const forest = makeFrozenForest();
  writeFileSync(`${base}.bin`, writeFixtureFile([{ docId: "forest", bytes: Y.encodeStateAsUpdate(forest.docs.forest) }, { docId: "personal", bytes: Y.encodeStateAsUpdate(forest.docs.personal) }]));
  writeFileSync(`${base}.json`, `${JSON.stringify(describeView(forest.view), null, 1)}\n`);
  say(`Frozen: ${base}.bin`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) freeze();
