import type { ReactElement, ReactNode } from "react";
import type { MarkedText } from "#shared/search/index.ts";
import css from "../search.module.css";

/** A text with what was found in it marked. */
export function Marked({ text: { text, marks } }: { readonly text: MarkedText }): ReactElement {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(<mark key={start} className={css.mark}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
