import { useCallback, useEffect, useRef, useState, type RefCallback } from "react";

/** What a card is taken to measure until it is drawn. */
const GUESSED_HEIGHT_PX = 96;

/** How high cards are drawn, kept current while their words wrap, fold and grow. `refOf(id)` is given to the element of a card. */
export function useCardHeights(): { heightOf(id: string): number; refOf(id: string): RefCallback<HTMLElement> } {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(() => new Map());
  const refs = useRef(new Map<string, RefCallback<HTMLElement>>());
  const ids = useRef(new WeakMap<Element, string>());
  const observer = useRef<ResizeObserver | null>(null);
  const measure = useCallback((elements: readonly Element[]): void => {
    setHeights((known) => {
      const changed = elements.flatMap((element) => {
        const id = ids.current.get(element);
        const heightPx = element instanceof HTMLElement ? element.offsetHeight : 0;
        return id === undefined || heightPx === 0 || known.get(id) === heightPx ? [] : [[id, heightPx] as const];
      });
      return changed.length === 0 ? known : new Map([...known, ...changed]);
    });
  }, []);
  useEffect(() => () => { observer.current?.disconnect(); observer.current = null; }, []);
  const refOf = useCallback((id: string): RefCallback<HTMLElement> => {
    const known = refs.current.get(id);
    if (known !== undefined) return known;
    const ref: RefCallback<HTMLElement> = (element) => {
      if (element === null) return undefined;
      ids.current.set(element, id);
      observer.current ??= new ResizeObserver((entries) => { measure(entries.map((entry) => entry.target)); });
      observer.current.observe(element);
      measure([element]);
      return () => { observer.current?.unobserve(element); };
    };
    refs.current.set(id, ref);
    return ref;
  }, [measure]);
  return { heightOf: (id) => heights.get(id) ?? GUESSED_HEIGHT_PX, refOf };
}
