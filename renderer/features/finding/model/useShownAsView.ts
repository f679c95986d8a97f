import { useCallback, useState } from "react";
import { privateTags, writeSavedView } from "#shared/finding/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import { useForest, useShell, useView, type OpenForest, type ShellPort } from "#renderer/runtime/index.ts";
import { useFilter } from "./useFinding.ts";

/** What is shown now, as a saved view keeps it for every member. `leftOut`: tags that are not to go along. */
export function shownAsView({ filter }: OpenForest, shell: ShellPort, leftOut: readonly string[]): string {
  const { spec } = filter.get();
  const camera = shell.cameraPlace();
  return writeSavedView({ lens: shell.currentLens(), filter: { ...spec, tags: spec.tags.filter((tag) => !leftOut.includes(tag)) }, ...(camera === null ? {} : { camera }) });
}

/** The tags of the filter that nobody else knows of; saving them tells everyone. */
export function privateTagsShown({ view, filter }: OpenForest): readonly string[] {
  return privateTags(view, filter.get().spec.tags);
}

export interface ShownAsView {
  /** Tags that a person must be asked about. */
  readonly asked: readonly string[];
  /** Whether they go along; they do not until somebody says so. */
  readonly isTelling: boolean;
  tell(isTelling: boolean): void;
  write(): string;
}

/** What is shown now, with the question about its private tags. */
export function useShownAsView(): ShownAsView {
  const forest = useForest();
  const shell = useShell();
  const { spec: { tags } } = useFilter();
  const [isTelling, tell] = useState(false);
  const asked = useView(useCallback((view: ForestView) => privateTags(view, tags), [tags]), isSameTags);
  return { asked, isTelling, tell, write: () => shownAsView(forest, shell, isTelling ? [] : asked) };
}

const isSameTags = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((tag, at) => tag === b[at]);
