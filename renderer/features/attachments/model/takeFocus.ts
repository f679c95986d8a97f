/** What comes to be shown takes the keyboard that waits for it; one that has moved on to a button stays there. To be used as a ref. */
export function takeFocus(element: HTMLElement | null): void {
  const { activeElement, body } = document;
  const isWaiting = activeElement === null || activeElement === body || activeElement.hasAttribute("data-stage-holder");
  if (element !== null && isWaiting) element.focus();
}
