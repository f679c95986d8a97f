import { editView, removeView, type SavedViewRecord } from "#shared/forest/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { walkRefusalKey } from "./walkRefusalKey.ts";
import { placeOfStop, withNote } from "./walkEdits.ts";
import { parseWalk, walkSpec, type Walk, type WalkStop } from "./walkSpec.ts";

export interface WalkEditor {
  /** null: what is stored cannot be read. */
  readonly walk: Walk | null;
  /** Saves what a change makes of the walk as it is now; each time one step of undo. A refusal is said. */
  edit(change: (walk: Walk) => Walk): void;
  /** Writes what is to be said at a stop that was last seen at `index`. Returns the text key of a refusal, or null. */
  note(seen: WalkStop, index: number, note: string): string | null;
  /** Returns the text key of a refusal, or null: also for an empty name, which is none. */
  rename(name: string): string | null;
  remove(): void;
}

/** Everything that can be done to one saved walk. */
export function useWalkEditor(record: SavedViewRecord): WalkEditor {
  const forest = useForest();
  const shell = useShell();
  const refuse = (key: string): void => { shell.toast({ tone: "warn", key }); };
  /** What is typed is written later than it was drawn: it goes by what others have made of the walk since. */
  const write = (change: (walk: Walk) => Walk | null): string | null => {
    const now = forest.view.views().find(({ id }) => id === record.id);
    const walk = now === undefined ? null : parseWalk(now.spec);
    if (now === undefined || walk === null) return "showing.walk.refused";
    const changed = change(walk);
    if (changed === null) return "showing.walk.stopGone";
    const spec = walkSpec(changed);
    if (spec === null) return "showing.walk.full";
    const saved = spec === now.spec ? null : forest.run(editView, { id: record.id, spec });
    return saved === null || saved.ok ? null : walkRefusalKey(saved.error.code);
  };
  return {
    walk: parseWalk(record.spec),
    edit: (change) => {
      const key = write(change);
      if (key !== null) refuse(key);
    },
    note: (seen, index, note) => write((walk) => {
      const at = placeOfStop(walk, seen, index);
      return at === null ? null : withNote(walk, at, note);
    }),
    rename: (name) => (name.trim() === "" || name.trim() === record.name || forest.run(editView, { id: record.id, name }).ok ? null : "showing.walk.refused"),
    remove: () => {
      if (forest.run(removeView, { id: record.id }).ok) shell.toast({ tone: "success", key: "showing.walk.removed", values: { name: record.name }, actionId: "edit.undo" });
      else refuse("showing.walk.refused");
    },
  };
}
