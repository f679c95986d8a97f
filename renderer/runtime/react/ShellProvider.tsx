import { createContext, useContext, type ReactElement, type ReactNode } from "react";
import { invariant } from "#shared/kernel/index.ts";
import type { ShellPort } from "../actions.ts";

const ShellContext = createContext<ShellPort | null>(null);

/** Gives everything below it the shell: dialogs, toasts, panels, camera. */
export function ShellProvider({ shell, children }: { readonly shell: ShellPort; readonly children: ReactNode }): ReactElement {
  return <ShellContext value={shell}>{children}</ShellContext>;
}

/** The shell. */
export function useShell(): ShellPort {
  const shell = useContext(ShellContext);
  invariant(shell !== null, "useShell needs a ShellProvider above it");
  return shell;
}
