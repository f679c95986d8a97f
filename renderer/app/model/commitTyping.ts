/** A field that is being edited commits when it loses the focus: done before anything that must not miss what was just typed. */
export function commitTyping(): void {
  const active = document.activeElement;
  if (active instanceof HTMLElement && active.matches("input, textarea, [contenteditable]")) active.blur();
}
