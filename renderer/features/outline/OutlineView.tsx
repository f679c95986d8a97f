import { useState, type DragEvent, type KeyboardEvent } from "react";
import { couldCarryText, textInDrag, useActions, useForest, useIsReadOnly, useShell, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, EmptyState, IconButton } from "#renderer/ui/index.ts";
import { FilterField } from "./components/FilterField.tsx";
import { OutlineTree } from "./components/OutlineTree.tsx";
import { matchesIn, nextMatch } from "./model/nextMatch.ts";
import { useOutlineRows } from "./model/useOutlineRows.ts";
import styles from "./outline.module.css";

function OutlineEmpty() {
  const t = useT();
  const actions = useActions();
  return (
    <EmptyState title={t("outline.empty.title")} body={t("outline.empty.body")}>
      <Button variant="primary" onClick={() => actions.run("point.addChild")}>{t("outline.empty.start")}</Button>
    </EmptyState>
  );
}

/** Text that is dropped beside all rows grows at the top level. What falls on a row is the tree's. */
function useDropBeside() {
  const shell = useShell();
  const isReadOnly = useIsReadOnly();
  return {
    onDragOver: (event: DragEvent): void => {
      if (event.isDefaultPrevented() || isReadOnly || !couldCarryText(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    },
    onDrop: (event: DragEvent): void => {
      const dropped = event.isDefaultPrevented() || isReadOnly ? null : textInDrag(event.dataTransfer);
      if (dropped === null) return;
      event.preventDefault();
      shell.takeText(dropped, { parentId: null });
    },
  };
}

/** The outline beside the graph: the same points and the same selection, as a tree that needs neither mouse nor eyes. */
export function OutlineView() {
  const t = useT();
  const forest = useForest();
  const actions = useActions();
  const [isInUse, setIsInUse] = useState(false);
  const { rows, session, state, readings } = useOutlineRows(isInUse);
  const isBare = useView((view) => view.pointCount === 0);
  const dropBeside = useDropBeside();
  const matches = state.filter === "" ? null : matchesIn(rows);
  const step = (direction: 1 | -1): void => {
    const next = nextMatch(matches ?? [], forest.selection.get().ids[0], direction);
    if (next !== null) forest.selection.select([next]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // Ctrl+F finds in what has the focus: here, in the outline.
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "f") return;
    event.preventDefault();
    event.stopPropagation();
    const filter = event.currentTarget.querySelector<HTMLInputElement>("input[type=search]");
    filter?.focus();
    filter?.select();
  };
  return (
    // The controls inside take the keys; the section only listens for the one chord that concerns all of them.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={styles.outline} aria-label={t("outline.title")} onKeyDown={onKeyDown} onFocus={() => setIsInUse(true)} {...dropBeside}>
      <header className={styles.head}>
        <h2 className={styles.heading}>{t("outline.title")}</h2>
        <IconButton disabled={!actions.isEnabled("point.addChild")} label={t("outline.action.addChild")} onClick={() => actions.run("point.addChild")} icon="plus" />
      </header>
      <FilterField filter={state.filter} matchCount={matches?.length ?? null} onFilter={session.setFilter} onStep={step} />
      <p id="outline-keys" className="visually-hidden">{t("outline.keysHint")}</p>
      {rows.length > 0 && <OutlineTree rows={rows} session={session} state={state} readings={readings} />}
      {rows.length === 0 && (isBare ? <OutlineEmpty /> : <p className={styles.hint} role="status">{t("outline.noMatch", { query: state.filter })}</p>)}
    </section>
  );
}
