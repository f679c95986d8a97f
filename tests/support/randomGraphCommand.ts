import * as forestRoom from "#shared/forest/index.ts";
import type { DocName } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import type { Actor } from "./randomCommand.ts";

function points(actor: Actor, doc?: DocName): PointId[] {
  return [...actor.forest.view.points()].filter((record) => doc === undefined || record.doc === doc).map((record) => record.id).sort();
}
const somePoint = (actor: Actor): PointId => actor.random.pick(points(actor)) ?? "pt_none";
const someLink = (actor: Actor): LinkId => actor.random.pick([...actor.forest.view.links()].map((link) => link.id).sort()) ?? "ln_none";
const someEnd = (actor: Actor): EndId => (actor.random.chance(0.3) && actor.forest.view.linkCount > 0 ? someLink(actor) : somePoint(actor));
const some = <T>(actor: Actor, values: readonly T[]): T[] => values.filter(() => actor.random.chance(0.5));
const isSecret = (actor: Actor, end: EndId): boolean => (actor.forest.view.point(end as PointId) ?? actor.forest.view.link(end as LinkId))?.doc === "personal";

export function merge(actor: Actor): forestRoom.MergePointsInput {
  const doc: DocName = actor.random.chance(0.3) ? "personal" : "forest";
  const from = points(actor, actor.random.chance(0.1) ? undefined : doc);
  const pick = (): PointId => actor.random.pick(from) ?? "pt_none";
  return { keepId: pick(), ids: Array.from({ length: 1 + actor.random.below(3) }, pick) };
}

export function split(actor: Actor): forestRoom.SplitPointInput {
  const id = somePoint(actor);
  const { view } = actor.forest;
  const secret = isSecret(actor, id);
  return { id, title: actor.text(secret), linkIds: some(actor, view.linksAt(id)), childIds: some(actor, view.children(id)), summary: actor.text(secret) };
}

function insert(actor: Actor): void {
  const linkId = someLink(actor);
  const { view } = actor.forest;
  const parentId = actor.random.pick([undefined, null, somePoint(actor)]);
  forestRoom.insertPointInLink(actor.forest, { linkId, title: actor.text(view.link(linkId)?.doc === "personal"), ...(parentId === undefined ? {} : { parentId }) });
}

function addLinked(actor: Actor): void {
  const from = someEnd(actor);
  const parentId = actor.random.chance(0.3) ? null : somePoint(actor);
  const secret = isSecret(actor, from) || (parentId !== null && isSecret(actor, parentId));
  forestRoom.addLinkedPoint(actor.forest, { title: actor.text(secret), parentId, from, type: "supports", reason: actor.text(secret), isPrivate: secret || undefined, pos: [actor.random.below(100), 5] });
}

function linkSome(actor: Actor): void {
  const pairs = Array.from({ length: 3 }, () => ({ from: someEnd(actor), to: someEnd(actor) }));
  const secret = pairs.every((pair) => isSecret(actor, pair.from) || isSecret(actor, pair.to));
  forestRoom.linkMany(actor.forest, { pairs, type: actor.random.pick(["supports", "refutes"] as const) ?? "supports", phrase: actor.random.chance(0.5) ? "" : "同样", reason: actor.text(secret) });
}

function plant(actor: Actor): void {
  const parentId = actor.random.chance(0.4) ? null : somePoint(actor);
  const secret = parentId !== null && isSecret(actor, parentId);
  forestRoom.plantOutline(actor.forest, {
    parentId,
    afterId: actor.random.pick([undefined, null, ...actor.forest.view.children(parentId)]),
    nodes: [{ title: actor.text(secret), children: [{ title: actor.text(secret), summary: actor.text(secret) }, { title: actor.text(true), kind: "case", children: [{ title: actor.text(true) }] }] }, { title: actor.text(secret) }],
  });
}

function oppose(actor: Actor): void {
  forestRoom.setOpposing(actor.forest, { a: someLink(actor), b: someLink(actor), opposing: actor.random.chance(0.8) });
}

/** Something a person might do in the graph next, drawn by chance. */
export function randomGraphCommand(actor: Actor): void {
  const { forest, random } = actor;
  const choices: (() => void)[] = [
    () => void forestRoom.mergePoints(forest, merge(actor)),
    () => void forestRoom.mergePoints(forest, merge(actor)),
    () => void forestRoom.splitPoint(forest, split(actor)),
    () => void forestRoom.splitPoint(forest, split(actor)),
    () => void forestRoom.duplicatePoints(forest, { ids: [somePoint(actor), somePoint(actor)].slice(random.below(2)), withLinks: random.chance(0.5), suffix: "副" }),
    () => insert(actor),
    () => void forestRoom.retargetLink(forest, { id: someLink(actor), end: random.chance(0.5) ? "from" : "to", to: someEnd(actor) }),
    () => void forestRoom.pinPoints(forest, { pins: [{ id: somePoint(actor), pos: [random.below(50), random.below(50)] }] }),
    () => void forestRoom.unpinPoints(forest, { ids: [somePoint(actor)] }),
    () => void forestRoom.tagPoints(forest, { ids: [somePoint(actor), somePoint(actor)], add: some(actor, ["甲", "丙"]), remove: some(actor, ["甲", "乙"]) }),
    () => linkSome(actor),
    () => addLinked(actor),
    () => plant(actor),
    () => oppose(actor),
  ];
  random.pick(choices)?.();
}
