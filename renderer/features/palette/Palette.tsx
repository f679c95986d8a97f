import { Command } from "cmdk";
import { useDeferredValue, useMemo, useState, type KeyboardEvent, type ReactElement } from "react";
import { moduleOf } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { useOtherTexts, useT } from "#renderer/i18n/index.ts";
import { formatShortcut, useActions, useForestOrNull, useShell } from "#renderer/runtime/index.ts";
import { Dialog, Icon, Kbd, KindIcon } from "#renderer/ui/index.ts";
import { otherNames } from "./model/otherNames.ts";
import { paletteResults, type ActionChoice } from "./model/paletteResults.ts";
import { recentActions } from "./model/recentActions.ts";
import css from "./Palette.module.css";

/** One field over everything that can be done and every point. It is gone before what was chosen runs. */
export function Palette({ onClose }: { readonly onClose: () => void }): ReactElement {
  const t = useT();
  const shell = useShell();
  const forest = useForestOrNull();
  const inOtherLanguage = useOtherTexts();
  const { actions, run, isEnabled } = useActions();
  const [query, setQuery] = useState("");
  const asked = useDeferredValue(query);
  const offered = useMemo(() => actions.filter(({ id }) => id !== "app.palette" && isEnabled(id)).map((action): ActionChoice => ({
    id: action.id, label: t(action.labelKey), otherNames: otherNames(action, t, inOtherLanguage), shortcut: action.shortcuts[0] === undefined ? null : formatShortcut(action.shortcuts[0]),
  })), [actions, isEnabled, t, inOtherLanguage]);
  const results = useMemo(() => paletteResults(asked, { actions: offered, recentIds: recentActions.get(), view: forest?.view ?? null }), [asked, offered, forest]);
  // The list follows the field a moment later, so the mark is kept per list: a new list begins with its first line marked.
  const [marked, setMarked] = useState({ asked: "", id: "" });
  const first = results.points[0]?.id ?? results.actions[0]?.id ?? "";
  const choose = (id: string): void => {
    recentActions.add(id);
    onClose();
    // The closing dialog gives the focus back first; an action may then put it where it belongs (into a title, another dialog).
    requestAnimationFrame(() => { run(id); });
  };
  const goTo = (id: PointId): void => {
    onClose();
    forest?.selection.select([id]);
    shell.camera("selection");
  };
  // Enter and the arrows belong to the input method while it composes.
  const onKeyDown = (event: KeyboardEvent): void => { if (event.nativeEvent.isComposing) event.stopPropagation(); };
  return (
    <Dialog title={t("palette.title")} bare onClose={onClose}>
      <Command label={t("palette.title")} shouldFilter={false} loop value={marked.asked === asked && marked.id !== "" ? marked.id : first} onValueChange={(id) => { setMarked({ asked, id }); }} onKeyDownCapture={onKeyDown} className={css.palette}>
        <div className={css.field}><Icon name="search" size={18} /><Command.Input value={query} onValueChange={setQuery} placeholder={t("palette.placeholder")} className={css.input} data-autofocus /></div>
        <Command.List className={css.list} label={t("palette.results")}>
          {results.points.length === 0 && results.actions.length === 0 ? <Command.Empty className={css.empty}>{t("palette.nothing")}</Command.Empty> : null}
          {results.points.length === 0 ? null : (
            <Command.Group heading={t("palette.points")} className={css.group}>
              {results.points.map((point) => (
                <Command.Item key={point.id} value={point.id} onSelect={() => { goTo(point.id); }} className={css.item}>
                  <KindIcon kind={point.kind} />
                  <span className={css.label}>{point.title}</span>
                  <span className={css.place}>{placeOf(forest?.view, point.id)}</span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {results.actions.length === 0 ? null : (
            <Command.Group heading={t(asked.trim() === "" ? "palette.suggested" : "palette.actions")} className={css.group}>
              {results.actions.map((action) => (
                <Command.Item key={action.id} value={action.id} onSelect={() => { choose(action.id); }} className={css.item}>
                  <span className={css.label}>{action.label}</span>
                  {action.shortcut === null ? null : <Kbd keys={action.shortcut} />}
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </Dialog>
  );
}

function placeOf(view: Parameters<typeof moduleOf>[0] | undefined, id: PointId): string {
  if (view === undefined) return "";
  const module = moduleOf(view, id);
  return module === undefined || module.id === id ? "" : module.title;
}
