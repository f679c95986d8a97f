import { useEffect, type RefObject } from "react";
import { useActions, useShortcuts } from "#renderer/runtime/index.ts";
import { useNativeMenu } from "../model/useNativeMenu.ts";

export type RunAction = (id: string) => void;

/** Joins the actions to what triggers them: the shell, the keyboard and the native menu. Draws nothing. */
export function RunActionBridge({ to }: { readonly to: RefObject<RunAction> }): null {
  const { run } = useActions();
  useEffect(() => { to.current = run; }, [to, run]);
  useShortcuts();
  useNativeMenu();
  return null;
}
