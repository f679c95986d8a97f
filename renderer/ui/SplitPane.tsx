import { useId, useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactElement, type ReactNode } from "react";
import styles from "./SplitPane.module.css";

export interface SidePane {
  readonly content: ReactNode;
  /** Names the handle. */
  readonly handleLabel: string;
  readonly open: boolean;
  /** Widths are in rem, so that a pane grows with the text. */
  readonly sizeRem: number;
  readonly minRem: number;
  readonly maxRem: number;
  /** Where a double press on the handle brings it back to. */
  readonly defaultRem: number;
  /** Called when a drag or a key press is done. */
  onResize(sizeRem: number): void;
}

interface SplitPaneProps {
  readonly start: SidePane;
  readonly end: SidePane;
  /** The middle, which takes what is left. */
  readonly children: ReactNode;
}

type Edge = "start" | "end";

const KEY_STEP_REM = 1;

/** Three panes side by side; the outer two can be closed, and made wider by pointer or by arrow keys on their handles. */
export function SplitPane({ start, end, children }: SplitPaneProps): ReactElement {
  return (
    <div className={styles.split}>
      <Side pane={start} edge="start" />
      <div className={styles.middle}>{children}</div>
      <Side pane={end} edge="end" />
    </div>
  );
}

function Side({ pane, edge }: { readonly pane: SidePane; readonly edge: Edge }): ReactElement | null {
  const id = useId();
  // While a drag goes on only this pane is drawn anew; the owner hears of the result once.
  const [draggedRem, setDraggedRem] = useState<number | null>(null);
  const drag = useDrag(pane, edge, setDraggedRem);
  if (!pane.open) return null;
  const sizeRem = draggedRem ?? pane.sizeRem;
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = sizeAfterKey(event.key, pane, edge);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    pane.onResize(next);
  };
  const width: CSSProperties = { inlineSize: `${sizeRem}rem` };
  const handle = (
    // A focusable separator with a value is a widget (WAI-ARIA window splitter).
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div role="separator" // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0} className={styles.handle} data-dragging={draggedRem !== null || undefined} aria-orientation="vertical" aria-label={pane.handleLabel} aria-controls={id}
      aria-valuemin={pane.minRem} aria-valuemax={pane.maxRem} aria-valuenow={Math.round(sizeRem * 10) / 10}
      onKeyDown={onKeyDown} onDoubleClick={() => pane.onResize(pane.defaultRem)} {...drag} />
  );
  return (
    <>
      {edge === "end" ? handle : null}
      <div id={id} className={styles.side} style={width}>{pane.content}</div>
      {edge === "start" ? handle : null}
    </>
  );
}

function clamp(sizeRem: number, { minRem, maxRem }: SidePane): number {
  return Math.min(maxRem, Math.max(minRem, sizeRem));
}

function sizeAfterKey(key: string, pane: SidePane, edge: Edge): number | null {
  const grows = edge === "start" ? "ArrowRight" : "ArrowLeft";
  const shrinks = edge === "start" ? "ArrowLeft" : "ArrowRight";
  if (key === grows) return clamp(pane.sizeRem + KEY_STEP_REM, pane);
  if (key === shrinks) return clamp(pane.sizeRem - KEY_STEP_REM, pane);
  if (key === "Home") return pane.minRem;
  if (key === "End") return pane.maxRem;
  return null;
}

interface DragHandlers {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(): void;
  onPointerCancel(): void;
}

function useDrag(pane: SidePane, edge: Edge, show: (sizeRem: number | null) => void): DragHandlers {
  const from = useRef<{ readonly x: number; readonly sizeRem: number; readonly pxPerRem: number } | null>(null);
  const at = useRef(pane.sizeRem);
  const stop = (keep: boolean): void => {
    if (from.current === null) return;
    from.current = null;
    show(null);
    if (keep && at.current !== pane.sizeRem) pane.onResize(at.current);
  };
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = { x: event.clientX, sizeRem: pane.sizeRem, pxPerRem: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16 };
      at.current = pane.sizeRem;
    },
    onPointerMove: (event) => {
      if (from.current === null) return;
      const movedRem = (event.clientX - from.current.x) / from.current.pxPerRem;
      at.current = clamp(from.current.sizeRem + (edge === "start" ? movedRem : -movedRem), pane);
      show(at.current);
    },
    onPointerUp: () => stop(true),
    onPointerCancel: () => stop(false),
  };
}
