const TARGETS = {
  outline: "[data-panel=outline] [role=tree]",
  graph: "[data-panel=graph] [role=application]",
  inspector: "[data-panel=inspector] input, [data-panel=inspector] textarea, [data-panel=inspector] button",
} as const;

/** Puts the focus into a panel: at once, so that the very next key already goes there, and again when it has been drawn, unless something in there has taken it meanwhile. */
export function focusPanel(panel: keyof typeof TARGETS): void {
  const targetNow = (): HTMLElement | null => document.querySelector<HTMLElement>(TARGETS[panel]);
  targetNow()?.focus();
  requestAnimationFrame(() => {
    const target = targetNow();
    if (target?.closest("[data-panel]")?.contains(document.activeElement) === false) target.focus();
  });
}
