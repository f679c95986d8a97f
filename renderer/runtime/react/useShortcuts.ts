import { useEffect } from "react";
import type { Action } from "../actions.ts";
import { isMacLike, matchesShortcut } from "../shortcuts.ts";
import { useActions } from "./ActionsProvider.tsx";

/** Where keys belong to what has the focus: text fields, and anything that lies over the forest (palette, dialogs, menus, open lists). */
const KEYS_TAKEN = "input:not([type=checkbox],[type=radio],[type=range],[type=button]),textarea,select,[contenteditable]:not([contenteditable=false]),[role=textbox],[role=combobox],[role=dialog],[role=alertdialog],[role=menu]";
/** A list takes letters and arrows, but there is nothing in it to undo. */
const LIST = "[role=listbox]";
const UNDO_KEY = /^[zy]$/i;
const REMOVING_KEYS = new Set(["Delete", "Backspace"]);
/** What an input method reports while it composes, on engines that do not set `isComposing`. */
const COMPOSING_KEY_CODE = 229;

/** Runs actions by their shortcuts, anywhere in the window. Placed once, by the shell. */
export function useShortcuts(): void {
  const { actions, run, isEnabled } = useActions();
  useEffect(() => {
    const isMac = isMacLike();
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event)) return;
      // One key may serve several actions of which the selection enables one: Delete removes points or links.
      const action = actionFor(actions, event, { isMac, keysTaken: hasKeysTaken(event), isEnabled });
      if (action === undefined) return;
      // The native menu shows the same accelerators: whoever is first keeps the other from doing it twice.
      event.preventDefault();
      if (event.repeat && !mayRepeat(action, event)) return;
      run(action.id);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => { window.removeEventListener("keydown", onKeyDown); };
  }, [actions, run, isEnabled]);
}

function isComposing(event: KeyboardEvent): boolean {
  // SAFETY: keyCode is deprecated, yet the only sign of a composing input method in some of its first and last events.
  return event.isComposing || event.keyCode === COMPOSING_KEY_CODE;
}

function hasKeysTaken({ target, key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  const isUndo = (ctrlKey || metaKey) && UNDO_KEY.test(key);
  return target.closest(KEYS_TAKEN) !== null || (!isUndo && target.closest(LIST) !== null);
}

function actionFor(actions: readonly Action[], event: KeyboardEvent, where: { readonly isMac: boolean; readonly keysTaken: boolean; isEnabled(id: string): boolean }): Action | undefined {
  return actions.find((action) => !(where.keysTaken && action.outsideTextOnly) && action.shortcuts.some((text) => matchesShortcut(text, event, where.isMac)) && where.isEnabled(action.id));
}

/** A held key repeats what is harmless to repeat (zoom, undo); it must not remove or add in a row. */
function mayRepeat(action: Action, event: KeyboardEvent): boolean {
  return (action.group === "view" || action.group === "edit") && !REMOVING_KEYS.has(event.key);
}
