import { useState, type KeyboardEvent, type ReactElement } from "react";
import { writeSavedView } from "#shared/finding/index.ts";
import { editView, removeView } from "#shared/forest/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon, IconButton, Menu, type MenuEntry } from "#renderer/ui/index.ts";
import { applyView, type ReadableView } from "../model/applyView.ts";
import type { ViewOrder } from "../model/useViewOrder.ts";
import { ViewNameForm } from "./ViewNameForm.tsx";
import css from "../finding.module.css";

interface SavedViewRowProps {
  readonly view: ReadableView;
  /** null: not counted (yet), or all. */
  readonly count: number | null;
  readonly isCurrent: boolean;
  readonly order: ViewOrder;
}

/** One saved view: pressing looks through it, pressing once more lets go; a menu for the rest; Alt with up and down puts it elsewhere. */
export function SavedViewRow({ view, count, isCurrent, order }: SavedViewRowProps): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const { id, name, spec } = view;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    order.step(id, step);
  };
  const press = (): void => {
    if (!isCurrent) applyView(forest, shell, view);
    else {
      forest.filter.clear();
      shell.announce("finding.said.cleared");
    }
  };
  return (
    <li className={css.viewRow} data-drop={order.drop?.id === id ? order.drop.side : undefined} data-fixed={order.isFixed || undefined} draggable={!order.isFixed}
      onDragStart={(event) => { order.start(event, id); }} onDragOver={(event) => { order.over(event, id); }} onDrop={order.dropHere} onDragEnd={order.end}>
      <button type="button" className={css.viewButton} aria-pressed={isCurrent} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" disabled={spec === null} onClick={press} onKeyDown={onKeyDown}>
        <Icon name="pin" size={14} />
        <span className={css.viewName} title={name}>{name}</span>
        {spec === null ? <span className={css.viewNote}>{t("finding.views.unreadable")}</span> : count === null ? null : <Count count={count} />}
      </button>
      {order.isFixed ? null : <ViewMenu view={view} order={order} />}
    </li>
  );
}

/** The eye reads a figure; the ear needs to know of what. */
function Count({ count }: { readonly count: number }): ReactElement {
  const t = useT();
  return <><span className={css.viewNote} aria-hidden="true">{count}</span><span className="visually-hidden">{t("finding.views.count", { count })}</span></>;
}

function ViewMenu({ view: { id, name, spec }, order }: Pick<SavedViewRowProps, "view" | "order">): ReactElement {
  const t = useT();
  const forest = useForest();
  const shell = useShell();
  const [isRenaming, setIsRenaming] = useState(false);
  const remove = (): void => {
    const removed = forest.run(removeView, { id });
    if (removed.ok) shell.toast({ tone: "info", key: "finding.toast.viewRemoved", values: { name }, actionId: "edit.undo" });
    else shell.toast({ tone: "warn", key: "finding.toast.viewRefused" });
  };
  const update = (): void => {
    const changed = forest.run(editView, { id, spec: writeSavedView({ lens: shell.currentLens(), filter: forest.filter.get().spec }) });
    if (changed.ok) shell.toast({ tone: "success", key: "finding.toast.viewUpdated", values: { name }, actionId: "edit.undo" });
    else shell.toast({ tone: "warn", key: "finding.toast.viewRefused" });
  };
  const entries: readonly MenuEntry[] = [
    { id: "rename", label: t("finding.views.rename"), icon: "pencil", onSelect: () => setIsRenaming(true) },
    // What a newer version wrote is not written over.
    ...(spec === null ? [] : [{ id: "update", label: t("finding.views.update"), icon: "pin", onSelect: update } as const]),
    { id: "up", label: t("finding.views.up"), icon: "chevron-up", onSelect: () => order.step(id, -1) },
    { id: "down", label: t("finding.views.down"), icon: "chevron-down", onSelect: () => order.step(id, 1) },
    { id: "remove", label: t("finding.views.remove"), icon: "trash", onSelect: remove },
  ];
  return (
    <>
      <Menu align="end" side="top" trigger={<IconButton icon="more" size="s" className={css.viewMore} label={t("finding.views.menu", { name })} />} entries={entries} />
      {isRenaming ? <ViewNameForm title={t("finding.views.renameTitle")} name={name} submitLabel={t("finding.views.save")} onSubmit={(next) => forest.run(editView, { id, name: next }).ok} onClose={() => setIsRenaming(false)} /> : null}
    </>
  );
}
