const TARGETS = {
  outline: "[data-panel=outline] [role=tree], [data-panel=notes] [role=listbox]",
  graph: "[data-panel=graph] [role=application], [data-panel=note] [role=textbox]",
  inspector: "[data-panel=inspector] input, [data-panel=inspector] textarea, [data-panel=inspector] button",
} as const;

type Panel = keyof typeof TARGETS;

let frame = 0;

/** Puts the focus into a panel: at once, so that the very next key already goes there, and again when it has been drawn. A field that took the focus in there meanwhile keeps it. */
export function focusPanel(panel: Panel): void {
  focusUnlessKept(panel);
  // Only the panel that was asked for last.
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => { focusUnlessKept(panel); });
}

function focusUnlessKept(panel: Panel): void {
  const target = document.querySelector<HTMLElement>(TARGETS[panel]);
  if (target === null || isKept(panel, target, document.activeElement)) return;
  target.focus();
}

/** A button beside the canvas or above the outline gives the focus away; somebody writing does not. In the inspector everything is a field or a button. */
function isKept(panel: Panel, target: HTMLElement, active: Element | null): boolean {
  if (target.contains(active)) return true;
  if (!target.closest("[data-panel]")?.contains(active)) return false;
  return panel === "inspector" || active?.matches("input, textarea, select") === true;
}
