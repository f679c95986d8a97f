import { useRef, type KeyboardEvent } from "react";
import type { ReadingsOf } from "#shared/finding/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { useActions, useForest, useShell, type ActionsAccess } from "#renderer/runtime/index.ts";
import { childDraft, siblingDraft } from "./newPointDraft.ts";
import type { OutlinePointRow } from "./outlineRows.ts";
import { shownSiblings } from "./outlineSections.ts";
import type { OutlineSession } from "./outlineSession.ts";
import { startDraft } from "./startDraft.ts";
import { typeAheadTarget, typeAheadText, type TypeAhead } from "./typeAhead.ts";
import type { CursorMove, OutlineCursor } from "./useOutlineCursor.ts";

const PAGE_ROWS = 12;

/** Keys that stand for an action record; the tree handles them itself so that they also work where the shell does not listen. */
const ACTION_BY_PRESS: Readonly<Record<string, string>> = {
  F2: "point.rename", Delete: "point.remove", Backspace: "point.remove",
  "Alt+ArrowUp": "point.moveUp", "Alt+ArrowDown": "point.moveDown", "Alt+ArrowRight": "point.indent", "Alt+ArrowLeft": "point.outdent",
  "Mod+x": "point.cut", "Mod+v": "point.paste",
};

const isMod = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey;
const keyName = (event: KeyboardEvent): string =>
  `${isMod(event) ? "Mod+" : ""}${event.altKey ? "Alt+" : ""}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;

function isImeKey(event: KeyboardEvent): boolean {
  // 229 is what Chromium reports for keys an input method has taken before a composition event arrives.
  return event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;
}

/** The row that an arrow, Home, End or a page key leads to; undefined when the key is not for walking. */
function walkTarget(key: string, rows: readonly OutlinePointRow[], at: number): OutlinePointRow | undefined {
  const last = rows.length - 1;
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last,
    PageDown: Math.min(at + PAGE_ROWS, last), PageUp: Math.max(at - PAGE_ROWS, 0),
  };
  const index = targets[key];
  return index === undefined ? undefined : rows[index];
}

function cursorMove(event: KeyboardEvent): CursorMove {
  if (event.shiftKey) return "extend";
  return isMod(event) ? "cursor-only" : "select";
}

function isShortcutLetter(event: KeyboardEvent, actions: ActionsAccess): boolean {
  const chord = `${event.shiftKey ? "Shift+" : ""}${event.key.toUpperCase()}`;
  return actions.actions.some((action) => action.shortcuts.includes(chord) && actions.isEnabled(action.id));
}

interface TreeKeyParts {
  readonly cursor: OutlineCursor;
  readonly session: OutlineSession;
  readonly readings: ReadingsOf | null;
}

/** The keyboard of the tree, as in the ARIA authoring practices, plus what a person needs to build without a mouse. */
export function useTreeKeys({ cursor, session, readings }: TreeKeyParts): (event: KeyboardEvent<HTMLElement>) => void {
  const forest = useForest();
  const shell = useShell();
  const actions = useActions();
  const typed = useRef<TypeAhead | null>(null);

  const openOrClose = (event: KeyboardEvent, id: PointId): boolean => {
    const row = cursor.row(id);
    if (row === undefined || event.altKey || (event.key !== "ArrowRight" && event.key !== "ArrowLeft")) return false;
    const opens = event.key === "ArrowRight";
    if (row.expandable && row.expanded !== opens) session.setExpanded(id, opens);
    else if (opens) {
      const child = cursor.pointRows[cursor.pointRows.indexOf(row) + 1];
      if (child !== undefined && row.expanded) cursor.go(child.id, "select");
    } else {
      const parentId = forest.view.point(id)?.parentId ?? null;
      if (parentId !== null) cursor.go(parentId, "select");
    }
    return true;
  };

  const draftKey = (event: KeyboardEvent, id: PointId): boolean => {
    if (event.key !== "Enter" || event.altKey) return false;
    const child = event.shiftKey || isMod(event);
    startDraft(forest, shell, child ? childDraft(forest.view, id) : siblingDraft(forest.view, id));
    return true;
  };

  const typeAhead = (event: KeyboardEvent, id: PointId | null): boolean => {
    if (event.key.length !== 1 || event.key === " " || isMod(event) || event.altKey) return false;
    const next = typeAheadText(typed.current, event.key, event.timeStamp);
    // A letter that is a shortcut (N, C, L …) keeps its meaning, unless it goes on a word that has begun.
    if (next.text === event.key && isShortcutLetter(event, actions)) return false;
    typed.current = next;
    const target = typeAheadTarget({ view: forest.view, rows: cursor.pointRows, activeId: id, readings }, next.text);
    if (target !== null) cursor.go(target, "select");
    return true;
  };

  const actionKey = (event: KeyboardEvent): boolean => {
    const actionId = ACTION_BY_PRESS[keyName(event)];
    if (actionId === undefined || !actions.isEnabled(actionId)) return false;
    actions.run(actionId);
    return true;
  };

  const walk = (event: KeyboardEvent, id: PointId): boolean => {
    if (event.altKey) return false;
    const row = cursor.row(id);
    const target = row === undefined ? undefined : walkTarget(event.key, cursor.pointRows, cursor.pointRows.indexOf(row));
    if (target === undefined) return false;
    cursor.go(target.id, cursorMove(event));
    return true;
  };

  const space = (event: KeyboardEvent, id: PointId): boolean => {
    if (event.key !== " ") return false;
    cursor.go(id, isMod(event) ? "toggle" : "select");
    return true;
  };

  const selectAll = (event: KeyboardEvent): boolean => {
    if (keyName(event) !== "Mod+a" || event.shiftKey) return false;
    shell.announce("outline.said.selected", { count: cursor.selectAll() });
    return true;
  };

  /** The star of the ARIA practices: opens everything that stands on this level. */
  const openLevel = (event: KeyboardEvent, id: PointId): boolean => {
    if (event.key !== "*") return false;
    const closed = shownSiblings(forest.view, id).filter((each) => cursor.row(each)?.expanded === false);
    for (const each of closed) session.setExpanded(each, true);
    return true;
  };

  const letGo = (event: KeyboardEvent): boolean => {
    if (event.key !== "Escape" || session.get().cutIds.length === 0) return false;
    session.cut([]);
    return true;
  };

  return (event) => {
    if (event.defaultPrevented || event.target !== event.currentTarget || isImeKey(event)) return;
    const id = cursor.activeId;
    const onRow = id !== null && (openOrClose(event, id) || walk(event, id) || space(event, id) || openLevel(event, id) || draftKey(event, id));
    if (!onRow && !selectAll(event) && !actionKey(event) && !letGo(event) && !typeAhead(event, id)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
