import type { ReactElement } from "react";
import styles from "./glyphs.module.css";
import { LINK_STYLES, type LinkHead, type LinkStyleName } from "./linkStyles.ts";

const WIDTH = 36;
const HEIGHT = 12;
const MID = HEIGHT / 2;
const TIP = WIDTH - 1;

interface LinkGlyphProps {
  readonly type: LinkStyleName;
  /** Spoken name; without it the glyph is decoration beside a text. */
  readonly label?: string;
}

/** A small picture of a type of link: its line and its heads. */
export function LinkGlyph({ type, label }: LinkGlyphProps): ReactElement {
  const { dash, from, to } = LINK_STYLES[type];
  return (
    <svg className={styles.link} data-link={type} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}>
      <path className={styles.line} d={`M${from === "none" ? 1 : 6} ${MID}H${to === "none" ? TIP : WIDTH - 6}`} strokeDasharray={dash.join(" ")} />
      <Head head={to} />
      <g transform={`matrix(-1 0 0 1 ${WIDTH} 0)`}><Head head={from} /></g>
    </svg>
  );
}

function Head({ head }: { readonly head: LinkHead }): ReactElement | null {
  switch (head) {
    case "none":
      return null;
    case "triangle":
      return <path className={styles.solid} d={`M${TIP - 7} 2.6 ${TIP} ${MID} ${TIP - 7} 9.4z`} />;
    case "vee":
      return <path className={styles.line} d={`M${TIP - 5} 2.4 ${TIP} ${MID} ${TIP - 5} 9.6`} />;
    case "chevrons":
      return <path className={styles.line} d={`M${TIP - 9} 2.4 ${TIP - 5} ${MID} ${TIP - 9} 9.6M${TIP - 4.5} 2.4 ${TIP - 0.5} ${MID} ${TIP - 4.5} 9.6`} />;
    case "diamond":
      return <path className={styles.hollow} d={`M${TIP - 10} ${MID} ${TIP - 5} 2.6 ${TIP} ${MID} ${TIP - 5} 9.4z`} />;
    case "circle":
      return <circle className={styles.hollow} cx={TIP - 3.2} cy={MID} r={2.8} />;
    case "bar":
      return <path className={styles.line} d={`M${TIP - 2} 1.5v9M${TIP - 6} ${MID}h4`} />;
  }
}
