import type { CSSProperties, ReactElement } from "react";
import styles from "./glyphs.module.css";

export type WisdomShapeName = "logic" | "people" | "marketing" | "management" | "education" | "none";

/** Centred on 8,8 and of equal weight to the eye, so that no wisdom looks larger than another. */
const SHAPES: Readonly<Record<WisdomShapeName, string>> = {
  logic: "M3 3H13V13H3Z",
  people: "M2.4 8A5.6 5.6 0 1 1 13.6 8A5.6 5.6 0 1 1 2.4 8Z",
  marketing: "M8 1.2 14.8 8 8 14.8 1.2 8Z",
  management: "M8 1.9 13.4 5V11L8 14.1 2.6 11V5Z",
  education: "M8 1.9 14.2 6.4 11.8 13.7H4.2L1.8 6.4Z",
  none: "M8 1.8C11.6 4.2 12.4 8.6 8 14.2C3.6 8.6 4.4 4.2 8 1.8Z",
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
  const shape = <svg className={styles.shape} style={place} data-wisdom={name} viewBox="0 0 16 16" aria-hidden="true"><path d={SHAPES[name]} /></svg>;
  return label === undefined ? shape : <span className={styles.labelled}>{shape}<span>{label}</span></span>;
}
