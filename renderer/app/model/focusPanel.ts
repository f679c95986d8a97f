const TARGETS = {
  outline: "[data-panel=outline] [role=tree]",
  graph: "[data-panel=graph] [role=application]",
  inspector: "[data-panel=inspector] input, [data-panel=inspector] textarea, [data-panel=inspector] button",
} as const;

/** Puts the focus into a panel, after it has been drawn; a field that took the focus in there meanwhile keeps it. */
export function focusPanel(panel: keyof typeof TARGETS): void {
  requestAnimationFrame(() => {
    const target = document.querySelector<HTMLElement>(TARGETS[panel]);
    if (target === null || target.closest("[data-panel]")?.contains(document.activeElement)) return;
    target.focus();
  });
}
