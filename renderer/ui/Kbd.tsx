import type { ReactElement } from "react";
import styles from "./Kbd.module.css";

/** A key or a chord as it is written on screen: `Ctrl K`, `F2`. Decoration: the control it belongs to carries the shortcut for assistive technology. */
export function Kbd({ keys }: { readonly keys: string }): ReactElement {
  return <kbd className={styles.kbd} aria-hidden="true">{keys}</kbd>;
}
