/**
 * The rules of docs/SCHEMA.md once more, as slow and plain as they can be written: whole documents in, effective structure out.
 * The property tests hold the real view against it, so it shares nothing with it but the readers of single records.
 */
import type * as Y from "yjs";
import type { DocName } from "#shared/forest/index.ts";
import { isLinkId, isPointId } from "#shared/kernel/index.ts";

type Raw = Record<string, unknown>;
interface Stored {
  readonly doc: DocName;
  readonly raw: Raw;
}

export interface NaiveView {
  /** Present point → effective parent ("top" for none) and document. */
  readonly parents: Record<string, string>;
  readonly docs: Record<string, DocName>;
  readonly children: Record<string, string[]>;
  readonly liveLinks: string[];
  /** Live link → the live links that stand against it, if any. */
  readonly opposites: Record<string, string[]>;
  readonly trashedPoints: string[];
  readonly trashedLinks: string[];
}

const isVoid = (raw: Raw): boolean => raw["void"] === true;
const isTrashed = (raw: Raw): boolean => typeof raw["deletedAtMs"] === "number";
const rank = (raw: Raw | undefined): number => (raw === undefined ? -1 : isVoid(raw) ? 0 : isTrashed(raw) ? 1 : 2);

function chosen(docs: Readonly<Record<DocName, Y.Doc>>, root: "points" | "links"): Map<string, Stored> {
  const shared = docs.forest.getMap(root).toJSON() as Record<string, Raw>;
  const own = docs.personal.getMap(root).toJSON() as Record<string, Raw>;
  const all = new Map<string, Stored>();
  for (const id of new Set([...Object.keys(shared), ...Object.keys(own)])) {
    const doc: DocName = rank(own[id]) > rank(shared[id]) ? "personal" : "forest";
    const raw = doc === "forest" ? shared[id] : own[id];
    if (raw !== undefined && !isVoid(raw)) all.set(id, { doc, raw });
  }
  return all;
}

const isUsable = (doc: DocName, parent: Stored | undefined): boolean => parent !== undefined && !isTrashed(parent.raw) && !(doc === "forest" && parent.doc === "personal");

function parentsOf(points: ReadonlyMap<string, Stored>): Record<string, string> {
  const wanted = new Map<string, string>();
  for (const [id, { doc, raw }] of points) if (!isTrashed(raw)) wanted.set(id, isUsable(doc, points.get(String(raw["parent"]))) ? String(raw["parent"]) : "top");
  const parents: Record<string, string> = {};
  for (const [id, parent] of wanted) {
    const loop = [id];
    let at: string | undefined = parent;
    while (at !== undefined && at !== "top" && at !== id && loop.length <= wanted.size) {
      loop.push(at);
      at = wanted.get(at);
    }
    parents[id] = at === id && [...loop].sort()[0] === id ? "top" : parent;
  }
  return parents;
}

function liveLinks(points: ReadonlyMap<string, Stored>, links: ReadonlyMap<string, Stored>): string[] {
  const live = new Set<string>();
  const holds = (doc: DocName, end: unknown): boolean => {
    if (typeof end !== "string") return false;
    const at = isPointId(end) ? points.get(end) : isLinkId(end) && live.has(end) ? links.get(end) : undefined;
    return at !== undefined && !isTrashed(at.raw) && (doc === "personal" || at.doc === "forest");
  };
  for (let before = -1; before !== live.size; ) {
    before = live.size;
    for (const [id, { doc, raw }] of links) if (!isTrashed(raw) && raw["from"] !== raw["to"] && holds(doc, raw["from"]) && holds(doc, raw["to"])) live.add(id);
  }
  return [...live].sort();
}

function opposites(live: readonly string[], links: ReadonlyMap<string, Stored>): Record<string, string[]> {
  const says = (one: string, other: string): boolean => one !== other && links.get(one)?.raw[`opposes:${other}`] === true;
  return Object.fromEntries(live.map((id) => [id, live.filter((other) => says(id, other) || says(other, id))] as const).filter(([, others]) => others.length > 0));
}

export function naiveView(docs: Readonly<Record<DocName, Y.Doc>>): NaiveView {
  const points = chosen(docs, "points");
  const links = chosen(docs, "links");
  const parents = parentsOf(points);
  const live = liveLinks(points, links);
  const children: Record<string, string[]> = {};
  for (const [id, parent] of Object.entries(parents)) (children[parent] ??= []).push(id);
  const order = (id: string): string => String(points.get(id)?.raw["order"] ?? "a0");
  for (const ids of Object.values(children)) ids.sort((a, b) => (order(a) === order(b) ? (a < b ? -1 : 1) : order(a) < order(b) ? -1 : 1));
  const trashed = (all: ReadonlyMap<string, Stored>): string[] => [...all].filter(([, { raw }]) => isTrashed(raw)).map(([id]) => id).sort();
  return {
    parents,
    docs: Object.fromEntries(Object.keys(parents).map((id) => [id, points.get(id)?.doc ?? "forest"])),
    children,
    liveLinks: live,
    opposites: opposites(live, links),
    trashedPoints: trashed(points),
    trashedLinks: trashed(links),
  };
}
