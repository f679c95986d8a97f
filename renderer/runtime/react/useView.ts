import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { ForestView } from "#shared/forest/index.ts";
import { useForest } from "./ForestProvider.tsx";

/**
 * What `selector` reads from the view. Drawn again only when the result differs by `isEqual`, so a selector may build a new array each time if it
 * is given an equality to match. Reads the view once per change and selector.
 */
export function useView<T>(selector: (view: ForestView) => T, isEqual: (a: T, b: T) => boolean = Object.is): T {
  const { view } = useForest();
  const shown = useRef<{ readonly value: T } | null>(null);
  const read = useMemo(() => {
    let last: { readonly version: number; readonly value: T } | null = null;
    return (): T => {
      if (last !== null && last.version === view.version) return last.value;
      const next = selector(view);
      const before = last ?? shown.current;
      // Keeping the old object is what spares the drawing: an inline selector makes a new `read`, yet the same value comes out.
      const value = before !== null && isEqual(before.value, next) ? before.value : next;
      last = { version: view.version, value };
      return value;
    };
  }, [view, selector, isEqual]);
  // Through a function: the view is an object with private state, its methods must not be torn off.
  const subscribe = useCallback((listener: () => void) => view.onChange(listener), [view]);
  const value = useSyncExternalStore(subscribe, read);
  useEffect(() => { shown.current = { value }; }, [value]);
  return value;
}
