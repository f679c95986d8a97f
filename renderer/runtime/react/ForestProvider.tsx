import { createContext, useContext, type ReactElement, type ReactNode } from "react";
import { invariant } from "#shared/kernel/index.ts";
import type { OpenForest } from "../types.ts";

const ForestContext = createContext<OpenForest | null>(null);

/** Gives everything below it the open forest; null while none is open. */
export function ForestProvider({ forest, children }: { readonly forest: OpenForest | null; readonly children: ReactNode }): ReactElement {
  return <ForestContext value={forest}>{children}</ForestContext>;
}

/** The open forest, or null. */
export function useForestOrNull(): OpenForest | null {
  return useContext(ForestContext);
}

/** The open forest; a component that may be drawn without one uses `useForestOrNull`. */
export function useForest(): OpenForest {
  const forest = useContext(ForestContext);
  invariant(forest !== null, "useForest needs an open forest above it");
  return forest;
}
