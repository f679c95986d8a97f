import { useStore } from "zustand";
import { shellStore, type ShellState } from "./shellStore.ts";

export function useShellState<T>(select: (state: ShellState) => T): T {
  return useStore(shellStore, select);
}
