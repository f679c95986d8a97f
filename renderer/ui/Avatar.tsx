import type { ReactElement } from "react";
import styles from "./Avatar.module.css";

const PEER_COLOURS = 6;

/** A person: a colour that is never a wisdom's, together with the last sign of a Chinese name or the initials of another. */
export function Avatar({ name, seed, size = "m" }: { readonly name: string; readonly seed: string; readonly size?: "xs" | "s" | "m" | "l" }): ReactElement {
  return <span className={styles.avatar} data-size={size} data-peer={peerColour(seed)} role="img" aria-label={name}>{initialsOf(name)}</span>;
}

/** The same person has the same colour on every machine. */
function peerColour(seed: string): number {
  let sum = 0;
  for (const sign of seed) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 65_521;
  return (sum % PEER_COLOURS) + 1;
}

function initialsOf(name: string): string {
  const trimmed = name.trim();
  const last = [...trimmed].at(-1) ?? "";
  if (/\p{Script=Han}/u.test(last)) return last;
  const words = trimmed.split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase();
}
