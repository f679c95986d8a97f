import { isTrashed, type Fields, type RawRecords, type RecordChange, type RestorableRef } from "#shared/forest/index.ts";
import type { Translate } from "#renderer/i18n/index.ts";
import { fieldLines, type FieldLine } from "./fieldLines.ts";
import { named, wordLink } from "./wordChanges.ts";

export const COMPARE_GROUPS = ["added", "removed", "moved", "renamed", "edited", "links", "views"] as const;
export type CompareGroup = (typeof COMPARE_GROUPS)[number];

/** One record that differs between two states, in words. */
export interface CompareRow {
  readonly key: string;
  readonly group: CompareGroup;
  readonly ref: RestorableRef;
  readonly title: string;
  readonly what: "added" | "removed" | "edited";
  readonly lines: readonly FieldLine[];
}

/** Names of points and links as the two states have them, the later one first. */
export type NameOf = (id: string) => string;

export function nameOf(before: RawRecords, after: RawRecords, t: Translate): NameOf {
  const name = (id: string, depth: number): string => {
    const point = after.points.get(id) ?? before.points.get(id);
    if (point !== undefined) return textOf(point.fields, "title");
    const link = after.links.get(id) ?? before.links.get(id);
    // A link may end in a link, which may end in a link: two of them say enough.
    return link === undefined || depth > 1 ? t("link.missingEnd") : wordLink(linkParts(link.fields, (end) => name(end, depth + 1)), t);
  };
  return (id) => name(id, 0);
}

/** What differs between two states, as a person would say it. Milestones, people and what only the app needs are left out. */
export function compareRows(changes: readonly RecordChange[], nameOfEnd: NameOf, t: Translate): readonly CompareRow[] {
  return changes.flatMap((change): CompareRow[] => {
    if (change.root === "points") return pointRow(change, nameOfEnd, t);
    if (change.root === "links") return linkRow(change, nameOfEnd, t);
    if (change.root === "views") return viewRow(change, t);
    if (change.root === "meta" && change.id.startsWith("look:")) return kindLookRow(change, t);
    return change.root === "meta" && change.id === "name" ? forestRow(change, t) : [];
  });
}

const isThere = (fields: Fields | null): fields is Fields => fields !== null && !isTrashed(fields);

function fate({ before, after }: RecordChange): "added" | "removed" | "edited" | null {
  if (isThere(after)) return isThere(before) ? "edited" : "added";
  return isThere(before) ? "removed" : null;
}

function pointRow(change: RecordChange, nameOfEnd: NameOf, t: Translate): CompareRow[] {
  const became = fate(change);
  const { id, before, after } = change;
  if (became === null) return [];
  const title = named(textOf(after ?? before ?? {}, "title"), t);
  const row = { key: `points-${id}`, ref: { root: "points", id }, title, what: became } as const;
  if (became !== "edited") return [{ ...row, group: became, lines: [] }];
  const lines = fieldLines("points", before ?? {}, after ?? {}, { t, nameOfEnd });
  if (lines.length === 0) return [];
  const differs = (key: string): boolean => before?.[key] !== after?.[key];
  const group = differs("title") ? "renamed" : lines.every(({ isPlace }) => isPlace) ? "moved" : "edited";
  return [{ ...row, group, lines }];
}

function linkRow(change: RecordChange, nameOfEnd: NameOf, t: Translate): CompareRow[] {
  const what = fate(change);
  const { id, before, after } = change;
  if (what === null) return [];
  const lines = what === "edited" ? fieldLines("links", before ?? {}, after ?? {}, { t, nameOfEnd }) : [];
  if (what === "edited" && lines.length === 0) return [];
  return [{ key: `links-${id}`, group: "links", ref: { root: "links", id }, title: wordLink(linkParts(after ?? before ?? {}, nameOfEnd), t), what, lines }];
}

function forestRow({ id, before, after }: RecordChange, t: Translate): CompareRow[] {
  const line: FieldLine = { label: t("history.field.title"), before: textOf(before ?? {}, "value"), after: textOf(after ?? {}, "value"), isPlace: false };
  return [{ key: `meta-${id}`, group: "renamed", ref: { root: "meta", id }, title: t("history.compare.forestName"), what: "edited", lines: [line] }];
}

function viewRow(change: RecordChange, t: Translate): CompareRow[] {
  const what = fate(change);
  const { id, before, after } = change;
  if (what === null) return [];
  const differs = (key: string): boolean => textOf(before ?? {}, key) !== textOf(after ?? {}, key);
  const lines: FieldLine[] = [];
  if (what === "edited" && differs("name")) lines.push({ label: t("history.field.title"), before: textOf(before ?? {}, "name"), after: textOf(after ?? {}, "name"), isPlace: false });
  if (what === "edited" && differs("spec")) lines.push({ label: t("history.field.spec"), before: "", after: "", isPlace: false });
  // Another place in the list of views is nothing to tell.
  if (what === "edited" && lines.length === 0) return [];
  return [{ key: `views-${id}`, group: "views", ref: { root: "views", id }, title: named(textOf(after ?? before ?? {}, "name"), t), what, lines }];
}

/** `look:<kind>:<part>`: each part can be brought back for itself. */
function kindLookRow({ id }: RecordChange, t: Translate): CompareRow[] {
  const [, kind = "", part = ""] = id.split(":");
  // i18n-keys: point.kind.*
  const title = named(t(`point.kind.${kind}`), t);
  // i18n-keys: history.field.*
  return [{ key: `meta-${id}`, group: "edited", ref: { root: "meta", id }, title, what: "edited", lines: [{ label: t(`history.field.${part}`), before: "", after: "", isPlace: false }] }];
}

function linkParts(fields: Fields, nameOfEnd: NameOf): { from: string; to: string; type: string; phrase: string } {
  return { from: nameOfEnd(textOf(fields, "from")), to: nameOfEnd(textOf(fields, "to")), type: textOf(fields, "type"), phrase: textOf(fields, "phrase") };
}

function textOf(fields: Fields, key: string): string {
  const value = fields[key];
  return typeof value === "string" ? value : "";
}
