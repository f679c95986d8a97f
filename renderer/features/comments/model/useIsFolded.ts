import { useLayoutEffect, useState, type RefObject } from "react";

/** No card is as narrow as this. */
const FOLDED_BELOW_PX = 96;

/** Whether the margin has room for markers only. How much it has, the sheet decides by its own width; `hasCards`: nobody asks before something stands in it. */
export function useIsFolded(margin: RefObject<HTMLElement | null>, hasCards: boolean): boolean {
  const [isFolded, setIsFolded] = useState(false);
  useLayoutEffect(() => {
    const element = margin.current;
    if (element === null || !hasCards) return;
    const measure = (): void => {
      // Nothing is laid out: that is no width.
      if (element.clientWidth > 0) setIsFolded(element.clientWidth < FOLDED_BELOW_PX);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => { observer.disconnect(); };
  }, [margin, hasCards]);
  return isFolded && hasCards;
}
