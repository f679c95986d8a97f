import { createContext, useCallback, useContext, useMemo, useSyncExternalStore, type ReactElement, type ReactNode } from "react";
import { invariant } from "#shared/kernel/index.ts";
import type { Action, ActionContext } from "../actions.ts";
import { reportProblem } from "../reportProblem.ts";
import type { OpenForest } from "../types.ts";
import { useForestOrNull } from "./ForestProvider.tsx";
import { useShell } from "./ShellProvider.tsx";

export interface ActionsAccess {
  readonly actions: readonly Action[];
  byId(id: string): Action | undefined;
  /** Runs an action if it is enabled; says whether it ran. */
  run(id: string): boolean;
  /** A new function whenever an answer may have changed, so that it can stand in a dependency list. */
  isEnabled(id: string): boolean;
}

interface Registry {
  readonly actions: readonly Action[];
  readonly byId: (id: string) => Action | undefined;
  readonly forest: OpenForest | null;
  readonly context: () => ActionContext;
}

const NOTHING_SELECTED: ActionContext["selection"] = [];

const RegistryContext = createContext<Registry | null>(null);

/** Gives everything below it the one list of actions that serves buttons, menus, shortcuts and the palette. */
export function ActionsProvider({ actions, children }: { readonly actions: readonly Action[]; readonly children: ReactNode }): ReactElement {
  const forest = useForestOrNull();
  const shell = useShell();
  const registry = useMemo((): Registry => {
    const index = new Map(actions.map((action) => [action.id, action]));
    return { actions, forest, byId: (id) => index.get(id), context: () => ({ forest, shell, selection: forest?.selection.get().ids ?? NOTHING_SELECTED }) };
  }, [actions, forest, shell]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** The actions, and what may be done with them now. Drawn again when the selection, the history or the forest changes. */
export function useActions(): ActionsAccess {
  const registry = useContext(RegistryContext);
  invariant(registry !== null, "useActions needs an ActionsProvider above it");
  const context = useContextNow(registry);
  const run = useCallback((id: string): boolean => runAction(registry, id), [registry]);
  return useMemo((): ActionsAccess => ({
    actions: registry.actions,
    byId: registry.byId,
    run,
    isEnabled: (id) => registry.byId(id)?.isEnabled(context) ?? false,
  }), [registry, run, context]);
}

function runAction(registry: Registry, id: string): boolean {
  const action = registry.byId(id);
  // Asked anew: since the last drawing the selection may have changed.
  const context = registry.context();
  if (action === undefined) {
    reportProblem("runAction", `unknown action ${id}`);
    return false;
  }
  if (!action.isEnabled(context)) return false;
  action.run(context);
  return true;
}

/** The context of this moment; another object after every change that may enable or disable an action. */
function useContextNow(registry: Registry): ActionContext {
  const store = useMemo(() => {
    const { forest } = registry;
    let context = registry.context();
    let version = forest?.view.version;
    let history = forest?.history.get();
    return {
      subscribe: (listener: () => void) => {
        if (forest === null) return () => undefined;
        const stops = [forest.view.onChange(listener), forest.selection.onChange(listener), forest.history.onChange(listener)];
        return () => { for (const stop of stops) stop(); };
      },
      read: (): ActionContext => {
        const now = registry.context();
        if (now.selection !== context.selection || forest?.view.version !== version || forest?.history.get() !== history) {
          context = now;
          version = forest?.view.version;
          history = forest?.history.get();
        }
        return context;
      },
    };
  }, [registry]);
  return useSyncExternalStore(store.subscribe, store.read);
}
