import type { CSSProperties, ReactElement } from "react";
import styles from "./glyphs.module.css";
import { LOOK_ICON_PICTURES, type LookIconName } from "./lookIcons.ts";
import { SHAPE_PATHS, type ShapeName } from "./shapePaths.ts";
import { SHAPE_OF_WISDOM, type WisdomShapeName } from "./WisdomShape.tsx";

export type LookColorName = "moss" | "teal" | "blue" | "violet" | "plum" | "rust" | "amber" | "slate";
export type LookShapeName = Exclude<ShapeName, "leaf">;

/** A chosen look; null leaves a part as it would be anyway. */
export interface LookName {
  readonly color: LookColorName | null;
  readonly icon: LookIconName | null;
  readonly shape: LookShapeName | null;
}

/** Below this an icon on a shape could not be told apart from a blot: the icon stands alone. */
const GROUND_FROM_PX = 18;
const ICON_ON_GROUND = 0.58;

interface LookMarkProps {
  readonly look: LookName;
  /** What it would be without a look of its own: gives the shape and the hue that the look leaves open. */
  readonly wisdom?: WisdomShapeName | null;
  /** In px at normal text size. */
  readonly size?: number;
  /** Spoken name; without it the mark is decoration beside a text. */
  readonly label?: string;
}

/** The sign of a record that somebody has given a look: its icon, else its shape, in its colour. */
export function LookMark({ look, wisdom = null, size = 14, label }: LookMarkProps): ReactElement {
  const place: CSSProperties = { width: `${size / 16}rem`, height: `${size / 16}rem` };
  const voice = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  if (look.icon === null) {
    const shape = look.shape ?? SHAPE_OF_WISDOM[wisdom ?? "none"];
    return <svg {...voice} className={styles.shape} style={place} data-wisdom={wisdom ?? "none"} data-look={look.color ?? undefined} viewBox="0 0 16 16"><path d={SHAPE_PATHS[shape]} /></svg>;
  }
  const Picture = LOOK_ICON_PICTURES[look.icon];
  const isGrounded = look.shape !== null && size >= GROUND_FROM_PX;
  return (
    <span {...voice} className={styles.sign} style={place} data-look={look.color ?? undefined} data-grounded={isGrounded || undefined}>
      {isGrounded && look.shape !== null && <svg className={styles.ground} viewBox="0 0 16 16" aria-hidden="true"><path d={SHAPE_PATHS[look.shape]} /></svg>}
      <Picture size={`${(isGrounded ? size * ICON_ON_GROUND : size) / 16}rem`} strokeWidth={2} aria-hidden="true" />
    </span>
  );
}
