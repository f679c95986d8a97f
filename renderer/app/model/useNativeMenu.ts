import { useEffect } from "react";
import { useT } from "#renderer/i18n/index.ts";
import { callMain, isMacLike, onMain, reportProblem, useActions } from "#renderer/runtime/index.ts";
import { nativeMenu } from "./nativeMenu.ts";

const SETTLE_MS = 300;

const isTyping = (): boolean => document.activeElement?.matches("input, textarea, [contenteditable]") === true;

/** Keeps the native menu in step with the actions, off the path of typing and selecting. */
export function useNativeMenu(): void {
  const t = useT();
  const { actions, byId, isEnabled, run } = useActions();
  useEffect(() => {
    const timer = setTimeout(() => {
      void callMain("menu.set", { menus: nativeMenu(actions, isEnabled, t, isMacLike()) }).then((answer) => {
        if (!answer.ok) reportProblem("menu.set", answer.error.detail, "warn");
      });
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [actions, isEnabled, t]);
  useEffect(() => onMain("menu.action", ({ actionId }) => {
    if (isTyping() && byId(actionId)?.outsideTextOnly === true) {
      // In a text field undo and its kin belong to the text.
      if (actionId === "edit.undo" || actionId === "edit.redo") document.execCommand(actionId.slice("edit.".length));
      return;
    }
    run(actionId);
  }), [run, byId]);
}
