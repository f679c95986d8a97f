import type { CSSProperties, ReactElement } from "react";
import styles from "./glyphs.module.css";
import { SHAPE_PATHS, type ShapeName } from "./shapePaths.ts";

export type WisdomShapeName = "logic" | "people" | "marketing" | "management" | "education" | "none";

export const SHAPE_OF_WISDOM: Readonly<Record<WisdomShapeName, ShapeName>> = {
  logic: "square", people: "circle", marketing: "diamond", management: "hexagon", education: "pentagon", none: "leaf",
};

interface WisdomShapeProps {
  /** null and "none" are a leaf: a point that belongs to no wisdom yet. */
  readonly wisdom: WisdomShapeName | null;
  /** In px at normal text size. */
  readonly size?: number;
  /** Written beside the shape. */
  readonly label?: string;
}

/** The shape (and hue) of a wisdom. Shape alone is enough to tell them apart, without colour and in print. */
export function WisdomShape({ wisdom, size = 14, label }: WisdomShapeProps): ReactElement {
  const name = wisdom ?? "none";
  const place: CSSProperties = { fontSize: `${size / 16}rem` };
  const shape = <svg className={styles.shape} style={place} data-wisdom={name} viewBox="0 0 16 16" aria-hidden="true"><path d={SHAPE_PATHS[SHAPE_OF_WISDOM[name]]} /></svg>;
  return label === undefined ? shape : <span className={styles.labelled}>{shape}<span>{label}</span></span>;
}
