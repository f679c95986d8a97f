import type { ReactElement } from "react";

/** Says `text` to a screen reader when it changes. `turn` makes the same words heard again. */
export function Announcer({ text, turn }: { readonly text: string; readonly turn: number }): ReactElement {
  return <div className="visually-hidden" role="status" aria-live="polite">{turn % 2 === 0 ? text : `${text}\u00a0`}</div>;
}
