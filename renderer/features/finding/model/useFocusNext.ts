import { useCallback, useEffect, useRef } from "react";

type Find = () => HTMLElement | null | undefined;

/** Where the keyboard goes once the list is drawn anew: what had it may be gone by then, and a menu that closes would give it back to a button that is gone. */
export function useFocusNext(): (find: Find) => void {
  const wanted = useRef<Find | null>(null);
  useEffect(() => {
    const find = wanted.current;
    wanted.current = null;
    find?.()?.focus();
  });
  return useCallback((find) => { wanted.current = find; }, []);
}

/** The first thing in here that takes the keyboard. */
export function firstButton(place: Element | null | undefined): HTMLElement | null {
  return place?.querySelector<HTMLElement>("button:not(:disabled)") ?? null;
}
