import { useEffect, useRef } from "react";

/** Where Esc belongs to what has the focus. */
const TAKES_ESCAPE = "input:not([type=radio]),textarea,select,[role=application],[role=dialog],[role=alertdialog],[role=menu],[role=listbox]";

/** Calls `onEscape` when Esc is pressed and nothing nearer to the focus wants it. */
export function useEscape(onEscape: () => void): void {
  const latest = useRef(onEscape);
  latest.current = onEscape;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest(TAKES_ESCAPE) !== null) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => { window.removeEventListener("keydown", onKeyDown); };
  }, []);
}
