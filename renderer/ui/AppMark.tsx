import type { ReactElement } from "react";

/** The app's sign: one fir. */
export function AppMark({ sizePx = 22 }: { /** At normal text size. */ readonly sizePx?: number }): ReactElement {
  return (
    <svg width={`${sizePx / 16}rem`} height={`${sizePx / 16}rem`} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth={1.5} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d="M10 17v-6M10 3.2 5.6 8.6h2L4.4 13h11.2l-3.2-4.4h2z" />
    </svg>
  );
}
