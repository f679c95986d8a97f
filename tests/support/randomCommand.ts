import * as forestRoom from "#shared/forest/index.ts";
import type { CommandHistory, DocName, Forest, PointKind } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import type { SeededRandom } from "./seededRandom.ts";

export interface Actor {
  readonly forest: Forest;
  readonly history: CommandHistory;
  readonly random: SeededRandom;
  /** The next title; private points get one that can be recognised in bytes. */
  readonly text: (secret: boolean) => string;
}

const KINDS: readonly PointKind[] = ["wisdom", "module", "point", "case", "lesson", "card"];

function points(actor: Actor, doc?: DocName): PointId[] {
  return [...actor.forest.view.points()].filter((record) => doc === undefined || record.doc === doc).map((record) => record.id).sort();
}
const links = (actor: Actor): LinkId[] => [...actor.forest.view.links()].map((link) => link.id).sort();
const anyPoint = (actor: Actor): PointId => actor.random.pick(points(actor)) ?? "pt_none";
const anyLink = (actor: Actor): LinkId => actor.random.pick(links(actor)) ?? "ln_none";
const anyEnd = (actor: Actor): EndId => (actor.random.chance(0.25) && actor.forest.view.linkCount > 0 ? anyLink(actor) : anyPoint(actor));
const anyParent = (actor: Actor): PointId | null => (actor.random.chance(0.3) ? null : anyPoint(actor));
const isSecret = (actor: Actor, id: PointId): boolean => actor.forest.view.point(id)?.doc === "personal";

function anyPlace(actor: Actor, parentId: PointId | null): PointId | null | undefined {
  return actor.random.pick([undefined, null, ...actor.forest.view.children(parentId)]);
}

function add(actor: Actor): void {
  const parentId = anyParent(actor);
  const kind = actor.random.pick(KINDS) ?? "point";
  const secret = kind === "case" || (parentId !== null && isSecret(actor, parentId));
  forestRoom.addPoint(actor.forest, { title: actor.text(secret), summary: actor.random.chance(0.4) ? actor.text(secret) : undefined, parentId, kind, afterId: anyPlace(actor, parentId), wisdom: kind === "wisdom" ? "logic" : null });
}

function plan(actor: Actor): void {
  const secret = actor.random.chance(0.3);
  forestRoom.applyPlan(actor.forest, {
    command: "plan",
    plan: {
      points: [
        { ref: "one", parentRef: null, kind: "module", title: actor.text(false), tags: ["计划"] },
        { ref: "two", parentRef: "one", kind: secret ? "case" : "point", title: actor.text(secret), aliases: secret ? [actor.text(true)] : [] },
      ],
      links: [
        { ref: "three", fromRef: "two", toRef: "one", type: "illustrates", suggested: true, reason: secret ? actor.text(true) : "" },
        { fromRef: "one", toRef: "three", type: "free", phrase: "参见" },
      ],
    },
  });
}

function edit(actor: Actor): void {
  const id = anyPoint(actor);
  const secret = isSecret(actor, id);
  const { forest } = actor;
  const choices: (() => void)[] = [
    () => void forestRoom.renamePoint(forest, { id, title: actor.text(secret) }),
    () => void forestRoom.describePoint(forest, { id, summary: actor.random.chance(0.2) ? "" : actor.text(secret) }),
    () => void forestRoom.rekindPoints(forest, { ids: [id], kind: actor.random.pick(KINDS) ?? "point" }),
    () => void forestRoom.setAliases(forest, { id, aliases: actor.random.chance(0.3) ? [] : [actor.text(secret)] }),
    () => void forestRoom.setTags(forest, { id, tags: actor.random.chance(0.5) ? ["甲", "乙"] : ["乙"] }),
    () => void forestRoom.setLook(forest, { ids: [id, anyPoint(actor)], color: actor.random.pick([null, "moss", "rust"] as const), shape: actor.random.pick([undefined, null, "star"] as const) }),
    () => void forestRoom.setDomain(forest, { id, domain: secret ? actor.text(true) : "认知" }),
  ];
  actor.random.pick(choices)?.();
}

function link(actor: Actor): void {
  const from = anyEnd(actor);
  const to = anyEnd(actor);
  const { view } = actor.forest;
  const secret = [from, to].some((end) => (view.point(end as PointId) ?? view.link(end as LinkId))?.doc === "personal");
  forestRoom.linkPoints(actor.forest, { from, to, type: actor.random.pick(["supports", "free", "refutes"] as const) ?? "supports", phrase: actor.text(secret), reason: actor.text(secret) });
}

function changeLink(actor: Actor): void {
  const id = anyLink(actor);
  const secret = actor.forest.view.link(id)?.doc === "personal";
  const { forest } = actor;
  const choices: (() => void)[] = [
    () => void forestRoom.editLink(forest, { id, reason: actor.text(secret) }),
    () => void forestRoom.editLink(forest, { id, from: anyEnd(actor) }),
    () => void forestRoom.editLink(forest, { id, to: anyEnd(actor), type: "contrasts" }),
    () => void forestRoom.reviewLink(forest, { id, verdict: actor.random.pick([null, "agreed", "doubted"] as const) ?? null }),
    () => void forestRoom.setOpposing(forest, { a: id, b: anyLink(actor), opposing: actor.random.chance(0.8) }),
    () => void forestRoom.reverseLinks(forest, { ids: [id, anyLink(actor)] }),
    () => void forestRoom.acceptLinks(forest, { ids: [id] }),
    () => void forestRoom.removeLinks(forest, { ids: [id, anyLink(actor)] }),
    () => void forestRoom.restoreLinks(forest, { ids: forest.view.trashedLinks().slice(0, 2).map((record) => record.id) }),
  ];
  actor.random.pick(choices)?.();
}

function move(actor: Actor): void {
  const parentId = anyParent(actor);
  forestRoom.movePoints(actor.forest, { ids: actor.random.chance(0.3) ? [anyPoint(actor), anyPoint(actor)] : [anyPoint(actor)], parentId, afterId: anyPlace(actor, parentId) });
}

function remove(actor: Actor): void {
  forestRoom.removePoints(actor.forest, { ids: [anyPoint(actor)], branch: actor.random.chance(0.6) });
}

function restore(actor: Actor): void {
  const trashed = actor.forest.view.trashedPoints();
  const record = actor.random.pick(trashed);
  if (record !== undefined) forestRoom.restorePoints(actor.forest, { ids: [record.id] });
}

function saveView(actor: Actor): void {
  const { forest, random } = actor;
  const views = forest.view.views().map((view) => view.id);
  const id = random.pick(views) ?? "vw_none";
  const choices: (() => void)[] = [
    () => void forestRoom.addView(forest, { kind: random.pick(["view", "walk"] as const) ?? "view", name: actor.text(false), spec: JSON.stringify({ at: random.below(9) }) }),
    () => void forestRoom.editView(forest, { id, spec: JSON.stringify([random.below(9)]) }),
    () => void forestRoom.moveView(forest, { id, afterId: random.pick([null, ...views]) ?? null }),
    () => void forestRoom.removeView(forest, { id }),
    () => void forestRoom.restoreView(forest, { id: forest.view.trashedViews()[0]?.id ?? "vw_none" }),
    () => void forestRoom.setKindLook(forest, { kind: random.pick(KINDS) ?? "point", color: random.pick([null, "teal"] as const), icon: random.pick([undefined, null, "key"] as const) }),
  ];
  random.pick(choices)?.();
}

/** Something a person might do next, drawn by chance. `withHistory` lets undo and redo be among it, `withSharing` sharing. */
export function randomCommand(actor: Actor, allow: { readonly withHistory: boolean; readonly withSharing: boolean }): void {
  const choices: ((actor: Actor) => void)[] = [add, add, add, edit, edit, link, link, changeLink, changeLink, saveView, move, move, remove, restore, plan];
  if (allow.withHistory) choices.push((it) => void it.history.undo(), (it) => void it.history.undo(), (it) => void it.history.redo());
  if (allow.withSharing) choices.push((it) => void forestRoom.sharePoint(it.forest, { id: it.random.pick(points(it, "personal")) ?? "pt_none" }));
  choices.push((it) => void (it.random.chance(0.2) && forestRoom.renameForest(it.forest, { name: it.text(false) })));
  actor.random.pick(choices)?.(actor);
}
