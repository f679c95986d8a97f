const TARGETS = {
  outline: "[data-panel=outline] [role=tree]",
  graph: "[data-panel=graph] [role=application]",
  inspector: "[data-panel=inspector] input, [data-panel=inspector] textarea, [data-panel=inspector] button",
} as const;

/** Puts the focus into a panel: at once, so that the very next key already goes there, and again when it has been drawn. A field that took the focus in there meanwhile keeps it. */
export function focusPanel(panel: keyof typeof TARGETS): void {
  focusIfElsewhere(panel);
  requestAnimationFrame(() => { focusIfElsewhere(panel); });
}

function focusIfElsewhere(panel: keyof typeof TARGETS): void {
  const target = document.querySelector<HTMLElement>(TARGETS[panel]);
  if (target === null || target.closest("[data-panel]")?.contains(document.activeElement)) return;
  target.focus();
}
