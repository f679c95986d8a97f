import { useLayoutEffect, useRef, type RefObject } from "react";

/** In px between the words and the buttons below them. */
const AIR_PX = 16;

/**
 * Tells the page how much room the caption needs: a stop without a note leaves what it does not need to the picture. Goes before the camera is asked to frame the stop, which waits for its
 * frames; more than the page grants (`--presenter-caption`) is never taken.
 */
export function useCaptionRoom(): RefObject<HTMLElement | null> {
  const caption = useRef<HTMLElement>(null);
  // After every drawing: words, their size and the width of the window all decide, and a stop is drawn seldom.
  useLayoutEffect(() => {
    if (caption.current !== null) document.documentElement.style.setProperty("--presenter-room", `${neededPx(caption.current)}px`);
  });
  useLayoutEffect(() => () => { document.documentElement.style.removeProperty("--presenter-room"); }, []);
  return caption;
}

/** Its words are measured inside the part that scrolls, which says only how much it was given. */
function neededPx(caption: HTMLElement): number {
  const words = caption.querySelector<HTMLElement>("[data-words]");
  const others = [...caption.children].reduce((sum, child) => sum + (child instanceof HTMLElement && !child.contains(words) ? child.offsetHeight : 0), 0);
  return others + (words === null ? 0 : words.offsetHeight + words.offsetTop) + AIR_PX;
}
