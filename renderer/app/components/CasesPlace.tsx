import { useCallback, type ReactElement } from "react";
import { CaseComparison, CaseLibrary } from "#renderer/features/cases/index.ts";
import { useForest, useReadable, useShell } from "#renderer/runtime/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { readCase } from "../model/noteWork.ts";
import { shellStore } from "../model/shellStore.ts";
import { useShellState } from "../model/useShellState.ts";
import css from "./notesPlace.module.css";

/** The cases (案例): all of them, or two side by side. */
export function CasesPlace(): ReactElement {
  const shell = useShell();
  const forest = useForest();
  const compared = useShellState((state) => state.compared);
  // Whatever may be found has changed: the first words of the notes are asked for anew.
  useReadable(forest.search.version);
  const read = useCallback((pointId: PointId) => readCase(forest, pointId), [forest]);
  const onOpen = (pointId: PointId): void => { shell.openNote(pointId); };
  return (
    <div className={css.cases} data-panel="cases">
      {compared === null
        ? <CaseLibrary previewOf={(id) => forest.search.previewOf(id) ?? ""} onOpen={onOpen} onCompare={(left, right) => { shellStore.setState({ compared: [left, right] }); }} />
        : <CaseComparison left={compared[0]} right={compared[1]} readCase={read} onOpen={onOpen} onClose={() => { shellStore.setState({ compared: null }); }} />}
    </div>
  );
}
