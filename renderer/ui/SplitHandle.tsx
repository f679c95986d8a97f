import { useRef, type KeyboardEvent, type PointerEvent, type ReactElement } from "react";
import styles from "./SplitHandle.module.css";

const STEP_PX = 16;

interface SplitHandleProps {
  readonly label: string;
  readonly side: "left" | "right";
  /** Widths are in px at normal text size: the panel grows with the text, and so does the way of the pointer. */
  readonly widthPx: number;
  readonly minPx: number;
  readonly maxPx: number;
  readonly onResize: (widthPx: number) => void;
}

/** A divider that is dragged, or moved with the arrow keys, to change the width of the panel on its `side`. */
export function SplitHandle({ label, side, widthPx, minPx, maxPx, onResize }: SplitHandleProps): ReactElement {
  const start = useRef<{ readonly x: number; readonly widthPx: number; readonly textScale: number } | null>(null);
  const set = (next: number): void => onResize(Math.round(Math.min(maxPx, Math.max(minPx, next))));
  const sign = side === "left" ? 1 : -1;
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, widthPx, textScale: (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16 };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (start.current !== null) set(start.current.widthPx + (sign * (event.clientX - start.current.x)) / start.current.textScale);
  };
  const stop = (): void => { start.current = null; };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -STEP_PX * sign, ArrowRight: STEP_PX * sign, Home: minPx - widthPx, End: maxPx - widthPx }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(widthPx + step);
  };
  return (
    // A focusable separator with a value is a widget (WAI-ARIA window splitter).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex
    <div role="separator" tabIndex={0} aria-orientation="vertical" aria-label={label} aria-valuenow={widthPx} aria-valuemin={minPx} aria-valuemax={maxPx} className={styles.handle}
      onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={stop} onPointerCancel={stop} onKeyDown={onKeyDown} />
  );
}
