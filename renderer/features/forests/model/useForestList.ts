import { useCallback, useEffect, useState } from "react";
import type { ForestEntry, IpcErrorCode } from "#shared/ipc/contract.ts";
import { callMain, catalogue } from "#renderer/runtime/index.ts";
import { lastTrashed } from "./lastTrashed.ts";

export interface ListedForest extends ForestEntry {
  /** As of the last time it was open on this machine; null when it never was. */
  readonly pointCount: number | null;
  readonly linkCount: number | null;
  readonly lastOpenedAtMs: number | null;
}

export type ForestList =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly code: IpcErrorCode }
  | { readonly kind: "ready"; readonly present: readonly ListedForest[]; readonly trashed: readonly ListedForest[] };

const lastTouched = (forest: ListedForest): number => forest.lastOpenedAtMs ?? forest.changedAtMs;

async function readForests(): Promise<ForestList> {
  const [answer, known] = await Promise.all([callMain("forests.list", {}), catalogue.read()]);
  if (!answer.ok) return { kind: "failed", code: answer.error.code };
  const all = answer.value.map((entry): ListedForest => {
    const row = known.get(entry.forestId);
    return { ...entry, pointCount: row?.pointCount ?? null, linkCount: row?.linkCount ?? null, lastOpenedAtMs: row?.lastOpenedAtMs ?? null };
  }).sort((a, b) => lastTouched(b) - lastTouched(a));
  return { kind: "ready", present: all.filter((each) => each.trashedAtMs === null), trashed: all.filter((each) => each.trashedAtMs !== null) };
}

/** The forests on this machine, last used first, and how to read them again. */
export function useForestList(): { list: ForestList; reload: () => Promise<void> } {
  const [list, setList] = useState<ForestList>({ kind: "loading" });
  const reload = useCallback(async () => setList(await readForests()), []);
  useEffect(() => lastTrashed.onChange(() => void reload()), [reload]);
  useEffect(() => {
    let isWanted = true;
    void readForests().then((read) => {
      if (isWanted) setList(read);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return { list, reload };
}
