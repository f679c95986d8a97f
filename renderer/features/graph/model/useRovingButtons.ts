import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from "react";

interface RovingButtons {
  readonly ref: RefObject<HTMLDivElement | null>;
  onFocus(event: FocusEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** Buttons that stand in rows (each child of the box is one) share one tab stop: up and down change the row, left and right go along it. */
export function useRovingButtons(): RovingButtons {
  const ref = useRef<HTMLDivElement>(null);
  const stop = useRef<HTMLButtonElement | null>(null);
  // After each drawing: buttons come and go with what the forest holds.
  useEffect(() => { setTabStop(ref.current, stop.current); });
  return {
    ref,
    onFocus: ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      stop.current = target;
      setTabStop(ref.current, target);
    },
    onKeyDown: (event) => {
      const next = ref.current === null ? null : buttonTowards(ref.current, event.key);
      if (next === null) return;
      event.preventDefault();
      event.stopPropagation();
      next.focus();
    },
  };
}

function setTabStop(box: HTMLElement | null, wanted: HTMLButtonElement | null): void {
  const buttons = [...box?.querySelectorAll("button") ?? []];
  const stop = wanted !== null && buttons.includes(wanted) ? wanted : buttons[0];
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
}

function buttonTowards(box: HTMLElement, key: string): HTMLButtonElement | null {
  const rows = [...box.children].map((row) => [...row.querySelectorAll("button")]);
  const rowAt = rows.findIndex((row) => row.some((button) => button === document.activeElement));
  const columnAt = rows[rowAt]?.findIndex((button) => button === document.activeElement) ?? -1;
  if (columnAt < 0) return null;
  const at = (row: number, column: number): HTMLButtonElement | null => rows[(row + rows.length) % rows.length]?.[column] ?? null;
  switch (key) {
    case "ArrowDown":
      return at(rowAt + 1, columnAt);
    case "ArrowUp":
      return at(rowAt - 1, columnAt);
    case "ArrowRight":
      return at(rowAt, columnAt + 1);
    case "ArrowLeft":
      return at(rowAt, columnAt - 1);
    case "Home":
      return at(0, columnAt);
    case "End":
      return at(rows.length - 1, columnAt);
    default:
      return null;
  }
}
