import { editView, removeView, type SavedViewRecord } from "#shared/forest/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { walkRefusalKey } from "./walkRefusalKey.ts";
import { parseWalk, walkSpec, type Walk } from "./walkSpec.ts";

export interface WalkEditor {
  /** null: what is stored cannot be read. */
  readonly walk: Walk | null;
  /** Saves another content; each time one step of undo. */
  save(walk: Walk): void;
  rename(name: string): void;
  remove(): void;
}

/** Everything that can be done to one saved walk. */
export function useWalkEditor(record: SavedViewRecord): WalkEditor {
  const forest = useForest();
  const shell = useShell();
  const refuse = (key: string): void => { shell.toast({ tone: "warn", key }); };
  return {
    walk: parseWalk(record.spec),
    save: (walk) => {
      const spec = walkSpec(walk);
      if (spec === null) return refuse("showing.walk.full");
      const saved = spec === record.spec ? null : forest.run(editView, { id: record.id, spec });
      return saved === null || saved.ok ? undefined : refuse(walkRefusalKey(saved.error.code));
    },
    rename: (name) => {
      if (name.trim() !== "" && name.trim() !== record.name && !forest.run(editView, { id: record.id, name }).ok) refuse("showing.walk.refused");
    },
    remove: () => {
      if (forest.run(removeView, { id: record.id }).ok) shell.toast({ tone: "success", key: "showing.walk.removed", values: { name: record.name }, actionId: "edit.undo" });
      else refuse("showing.walk.refused");
    },
  };
}
