import { useRef, type KeyboardEvent, type ReactElement } from "react";
import { formatShortcut, useForest, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, IconButton, Menu, type MenuEntry } from "#renderer/ui/index.ts";
import { applyView, type ReadableView } from "../model/applyView.ts";
import { firstButton, type useFocusNext } from "../model/useFocusNext.ts";
import { useViewEdits, type ViewEdits } from "../model/useViewEdits.ts";
import type { ViewOrder } from "../model/useViewOrder.ts";
import { UpdateViewDialog } from "./UpdateViewDialog.tsx";
import { ViewNameForm } from "./ViewNameForm.tsx";
import css from "../finding.module.css";

interface SavedViewRowProps {
  readonly view: ReadableView;
  /** null: not counted (yet), or all. */
  readonly count: number | null;
  readonly isCurrent: boolean;
  readonly order: ViewOrder;
  readonly focusNext: ReturnType<typeof useFocusNext>;
}

/** One saved view: pressing looks through it, pressing once more lets go; a menu for the rest, and its keys: F2 gives another name, Delete removes, Alt with up and down puts it elsewhere. */
export function SavedViewRow({ view, count, isCurrent, order, focusNext }: SavedViewRowProps): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const row = useRef<HTMLLIElement>(null);
  const edits = useViewEdits(view);
  const { id, name, spec } = view;
  const remove = (): void => {
    const next = buttonBeside(row.current);
    if (edits.remove()) focusNext(() => next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!takesKey(event, { step: (step) => { order.step(id, step); }, rename: () => { edits.ask("name"); }, remove }, order.isFixed)) return;
    // Delete and F2 would otherwise reach the points that are selected.
    event.preventDefault();
  };
  const press = (): void => {
    if (!isCurrent) applyView(forest, shell, view);
    else {
      forest.filter.clear();
      shell.announce("finding.said.cleared");
    }
  };
  return (
    <li ref={row} className={css.viewRow} data-drop={order.drop?.id === id ? order.drop.side : undefined} data-fixed={order.isFixed || undefined} draggable={!order.isFixed}
      onDragStart={(event) => { order.start(event, id); }} onDragOver={(event) => { order.over(event, id); }} onDrop={order.dropHere} onDragEnd={order.end}>
      <button type="button" className={css.viewButton} aria-pressed={isCurrent} aria-keyshortcuts={order.isFixed ? undefined : "F2 Delete Alt+ArrowUp Alt+ArrowDown"} disabled={spec === null} onClick={press} onKeyDown={onKeyDown}>
        <Icon name="pin" size={14} />
        <span className={css.viewName} title={name}>{name}</span>
        {spec === null ? <span className={css.viewNote}>{t("finding.views.unreadable")}</span> : count === null ? null : <Count count={count} />}
      </button>
      {order.isFixed ? null : <ViewMenu view={view} order={order} edits={edits} onRemove={remove} />}
      {edits.asks === "name" ? <ViewNameForm title={t("finding.views.renameTitle")} name={name} onSubmit={edits.rename} onClose={() => { edits.ask(null); }} /> : null}
      {edits.asks === "tags" ? <UpdateViewDialog name={name} onSubmit={edits.write} onClose={() => { edits.ask(null); }} /> : null}
    </li>
  );
}

interface RowKeys {
  step(step: 1 | -1): void;
  rename(): void;
  remove(): void;
}

/** Does what a key asks of a view that has the focus; false: the key is somebody else's. */
function takesKey({ key, repeat, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent, does: RowKeys, isFixed: boolean): boolean {
  const step = key === "ArrowUp" ? -1 : key === "ArrowDown" ? 1 : 0;
  if (altKey && step !== 0) does.step(step);
  else if (isFixed || altKey || ctrlKey || metaKey || shiftKey) return false;
  else if (key === "F2") does.rename();
  else if (key !== "Delete" && key !== "Backspace") return false;
  // A held key removes one, not the whole list.
  else if (!repeat) does.remove();
  return true;
}

/** Where the keyboard goes when a view leaves: to the next one, else the one before, else the head of the list. */
function buttonBeside(row: HTMLElement | null): HTMLElement | null {
  return firstButton(row?.nextElementSibling ?? row?.previousElementSibling ?? row?.closest("section"));
}

/** The eye reads a figure; the ear needs to know of what. */
function Count({ count }: { readonly count: number }): ReactElement {
  const t = useT();
  return <><span className={css.viewNote} aria-hidden="true">{count}</span><span className="visually-hidden">{t("finding.views.count", { count })}</span></>;
}

interface ViewMenuProps extends Pick<SavedViewRowProps, "view" | "order"> {
  readonly edits: ViewEdits;
  onRemove(): void;
}

function ViewMenu({ view: { id, name, spec }, order, edits, onRemove }: ViewMenuProps): ReactElement {
  const t = useT();
  const entries: readonly MenuEntry[] = [
    { id: "rename", label: t("finding.views.rename"), icon: "pencil", shortcut: formatShortcut("F2"), onSelect: () => { edits.ask("name"); } },
    // What a newer version wrote is not written over.
    ...(spec === null ? [] : [{ id: "update", label: t("finding.views.update"), icon: "pin", onSelect: edits.update } as const]),
    { id: "up", label: t("finding.views.up"), icon: "chevron-up", shortcut: formatShortcut("Alt+ArrowUp"), onSelect: () => { order.step(id, -1); } },
    { id: "down", label: t("finding.views.down"), icon: "chevron-down", shortcut: formatShortcut("Alt+ArrowDown"), onSelect: () => { order.step(id, 1); } },
    { id: "remove", label: t("finding.views.remove"), icon: "trash", shortcut: formatShortcut("Delete"), onSelect: onRemove },
  ];
  return <Menu align="end" side="top" trigger={<IconButton icon="more" size="s" className={css.viewMore} label={t("finding.views.menu", { name })} />} entries={entries} />;
}
