/** A field that is being edited commits when it loses the focus: done before anything that must not miss what was just typed. */
export function commitTyping(): void {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !active.matches("input, textarea, [contenteditable]")) return;
  active.blur();
  // The browser tells a field of a window that lies behind nothing when it loses the focus; React hears of it by this event.
  if (!document.hasFocus()) active.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
}
