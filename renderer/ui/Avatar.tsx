import type { ReactElement } from "react";
import { initialsOf, peerColour } from "./peerLook.ts";
import styles from "./Avatar.module.css";

/** A person: a colour that is never a wisdom's, together with the last sign of a Chinese name or the initials of another. */
export function Avatar({ name, seed, size = "m" }: { readonly name: string; readonly seed: string; readonly size?: "xs" | "s" | "m" | "l" }): ReactElement {
  return <span className={styles.avatar} data-size={size} data-peer={peerColour(seed)} role="img" aria-label={name}>{initialsOf(name)}</span>;
}
