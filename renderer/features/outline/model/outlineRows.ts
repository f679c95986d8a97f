import type { PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import type { OutlineDraft, OutlineSessionState } from "./outlineSession.ts";
import { outlineSections, type SectionName } from "./outlineSections.ts";

export type OutlinePointRow = {
  readonly kind: "point";
  readonly id: PointId;
  readonly level: number;
  readonly setSize: number;
  readonly posInSet: number;
  readonly expandable: boolean;
  readonly expanded: boolean;
};
export type OutlineRow =
  | { readonly kind: "caption"; readonly section: SectionName }
  | OutlinePointRow
  | { readonly kind: "draft"; readonly draft: OutlineDraft; readonly level: number };

interface Walk {
  readonly view: ForestView;
  readonly state: OutlineSessionState;
  /** Points that a filter keeps (matches and their ancestors); null without a filter. */
  readonly kept: ReadonlySet<PointId> | null;
  readonly out: OutlineRow[];
}

/** Full-width, case and surrounding blanks make no difference when people search. */
export const foldText = (text: string): string => text.normalize("NFKC").toLowerCase().trim();

function keptByFilter(view: ForestView, filter: string): ReadonlySet<PointId> | null {
  const query = foldText(filter);
  if (query === "") return null;
  const kept = new Set<PointId>();
  for (const point of view.points()) {
    if (!foldText(point.title).includes(query) && !point.aliases.some((alias) => foldText(alias).includes(query))) continue;
    for (let id: PointId | null = point.id; id !== null && !kept.has(id); id = view.point(id)?.parentId ?? null) kept.add(id);
  }
  return kept;
}

function shown(walk: Walk, ids: readonly PointId[]): readonly PointId[] {
  const { kept } = walk;
  return kept === null ? ids : ids.filter((id) => kept.has(id));
}

function isOpen(walk: Walk, id: PointId, level: number): boolean {
  // While filtering, everything that leads to a match is open.
  return walk.kept !== null || (walk.state.expanded === null ? level === 1 : walk.state.expanded.has(id));
}

function pushDraft(walk: Walk, parentId: PointId | null, afterId: PointId | null | undefined, level: number): void {
  const { draft } = walk.state;
  if (draft !== null && draft.parentId === parentId && draft.afterId === afterId) walk.out.push({ kind: "draft", draft, level });
}

function pushPoint(walk: Walk, id: PointId, place: { level: number; setSize: number; posInSet: number }): void {
  const children = shown(walk, walk.view.children(id));
  const expandable = children.length > 0;
  const expanded = expandable && isOpen(walk, id, place.level);
  walk.out.push({ kind: "point", id, ...place, expandable, expanded });
  const inner = place.level + 1;
  pushDraft(walk, id, null, inner);
  if (expanded) children.forEach((child, index) => pushPoint(walk, child, { level: inner, setSize: children.length, posInSet: index + 1 }));
  pushDraft(walk, id, undefined, inner);
  pushDraft(walk, walk.view.point(id)?.parentId ?? null, id, place.level);
}

/** The outline as a flat list of rows, ready to be virtualised. Costs one pass over what is expanded. */
export function outlineRows(view: ForestView, state: OutlineSessionState): readonly OutlineRow[] {
  const walk: Walk = { view, state, kept: keptByFilter(view, state.filter), out: [] };
  const sections = outlineSections(view)
    .map((section) => ({ name: section.name, ids: shown(walk, section.ids) }))
    .filter((section) => section.ids.length > 0);
  const setSize = sections.reduce((sum, section) => sum + section.ids.length, 0);
  let posInSet = 0;
  pushDraft(walk, null, null, 1);
  for (const section of sections) {
    walk.out.push({ kind: "caption", section: section.name });
    for (const id of section.ids) pushPoint(walk, id, { level: 1, setSize, posInSet: (posInSet += 1) });
  }
  pushDraft(walk, null, undefined, 1);
  return walk.out;
}
