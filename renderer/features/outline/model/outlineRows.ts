import { matchTitle, type ReadingsOf } from "#shared/finding/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { ForestView, PointRecord } from "#shared/forest/index.ts";
import { livingDraft } from "./newPointDraft.ts";
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
  /** While filtering: it answers the filter itself, and is not only there because it leads to what does. */
  readonly isMatch: boolean;
};
export type OutlineRow =
  | { readonly kind: "caption"; readonly section: SectionName }
  | OutlinePointRow
  | { readonly kind: "draft"; readonly draft: OutlineDraft; readonly level: number };

interface Walk {
  readonly view: ForestView;
  readonly state: OutlineSessionState;
  readonly draft: OutlineDraft | null;
  /** What a filter keeps (matches and their ancestors); null without a filter. */
  readonly filtered: Kept | null;
  readonly out: OutlineRow[];
}

interface Kept {
  readonly matches: ReadonlySet<PointId>;
  readonly kept: ReadonlySet<PointId>;
}

const answers = (point: PointRecord, filter: string, readings: ReadingsOf | null): boolean =>
  matchTitle(point.title, filter, readings) > 0 || point.aliases.some((alias) => matchTitle(alias, filter, readings) > 0);

function keptByFilter(view: ForestView, filter: string, readings: ReadingsOf | null): Kept | null {
  if (filter.trim() === "") return null;
  const matches = new Set<PointId>();
  const kept = new Set<PointId>();
  for (const point of view.points()) {
    if (!answers(point, filter, readings)) continue;
    matches.add(point.id);
    for (let id: PointId | null = point.id; id !== null && !kept.has(id); id = view.point(id)?.parentId ?? null) kept.add(id);
  }
  return { matches, kept };
}

function shown(walk: Walk, ids: readonly PointId[]): readonly PointId[] {
  const { filtered } = walk;
  return filtered === null ? ids : ids.filter((id) => filtered.kept.has(id));
}

function isOpen(walk: Walk, id: PointId, level: number): boolean {
  // While filtering, everything that leads to a match is open.
  return walk.filtered !== null || (walk.state.expanded === null ? level === 1 : walk.state.expanded.has(id));
}

function pushDraft(walk: Walk, parentId: PointId | null, afterId: PointId | null | undefined, level: number): void {
  const { draft } = walk;
  if (draft !== null && draft.parentId === parentId && draft.afterId === afterId) walk.out.push({ kind: "draft", draft, level });
}

interface RowPlace { readonly level: number; readonly setSize: number; readonly posInSet: number }
/** A row that is still to come, or the place below or behind one, where a draft may stand. */
type Step = { readonly id: PointId; readonly place: RowPlace } | { readonly parentId: PointId | null; readonly afterId: PointId | undefined; readonly level: number };

/** A point and all that is open below it. No recursion: a forest from elsewhere may be deeper than the stack. */
function pushPoint(walk: Walk, first: PointId, firstPlace: RowPlace): void {
  const waiting: Step[] = [{ id: first, place: firstPlace }];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    if (!("id" in step)) {
      pushDraft(walk, step.parentId, step.afterId, step.level);
      continue;
    }
    const { id, place } = step;
    const children = shown(walk, walk.view.children(id));
    const expandable = children.length > 0;
    const expanded = expandable && isOpen(walk, id, place.level);
    walk.out.push({ kind: "point", id, ...place, expandable, expanded, isMatch: walk.filtered?.matches.has(id) ?? false });
    const level = place.level + 1;
    pushDraft(walk, id, null, level);
    // What comes last is put there first.
    if (walk.draft !== null) waiting.push({ parentId: walk.view.point(id)?.parentId ?? null, afterId: id, level: place.level }, { parentId: id, afterId: undefined, level });
    if (!expanded) continue;
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child !== undefined) waiting.push({ id: child, place: { level, setSize: children.length, posInSet: index + 1 } });
    }
  }
}

/** The outline as a flat list of rows, ready to be virtualised. Costs one pass over what is expanded. */
export function outlineRows(view: ForestView, state: OutlineSessionState, readings: ReadingsOf | null = null): readonly OutlineRow[] {
  const walk: Walk = { view, state, draft: state.draft === null ? null : livingDraft(view, state.draft), filtered: keptByFilter(view, state.filter, readings), out: [] };
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
