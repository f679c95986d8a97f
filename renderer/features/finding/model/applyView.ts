import { readSavedView, type SavedViewSpec } from "#shared/finding/index.ts";
import type { SavedViewRecord } from "#shared/forest/index.ts";
import type { OpenForest, ShellPort } from "#renderer/runtime/index.ts";

/** A saved view as the list shows it. `spec` null: this version cannot read it. */
export interface ReadableView { readonly id: SavedViewRecord["id"]; readonly name: string; readonly spec: SavedViewSpec | null }

const read = new WeakMap<SavedViewRecord, ReadableView>();

/** Saved views, each parsed once. */
export function readableViews(records: readonly SavedViewRecord[]): readonly ReadableView[] {
  return records.map((record) => {
    const known = read.get(record) ?? { id: record.id, name: record.name, spec: readSavedView(record.spec) };
    read.set(record, known);
    return known;
  });
}

/** Looks at the forest as it was looked at when the view was saved. */
export function applyView({ filter }: OpenForest, shell: ShellPort, { name, spec }: ReadableView): void {
  if (spec === null) return;
  shell.lens(spec.lens);
  filter.set(spec.filter);
  if (spec.camera !== undefined) shell.goToPlace(spec.camera);
  const { matchCount } = filter.get();
  if (matchCount === null) shell.announce("finding.said.viewAll", { name });
  else shell.announce("finding.said.view", { name, count: matchCount });
}
