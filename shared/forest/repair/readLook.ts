import type { PointLook } from "../records.ts";
import { LOOK_COLORS, LOOK_ICONS, LOOK_SHAPES, type LookColor, type LookIcon, type LookShape } from "../schema.ts";
import type { FieldReader } from "./readFields.ts";

const COLORS: ReadonlySet<string> = new Set(LOOK_COLORS);
const ICONS: ReadonlySet<string> = new Set(LOOK_ICONS);
const SHAPES: ReadonlySet<string> = new Set(LOOK_SHAPES);

/** Nothing chosen. One object for all of them, since most points have no look of their own. */
export const NO_LOOK: PointLook = Object.freeze({ color: null, icon: null, shape: null });

/** The look under `<prefix>color`, `<prefix>icon` and `<prefix>shape`. What this version does not know counts as not chosen. */
export function readLook(reader: FieldReader, prefix = ""): PointLook {
  const color = reader.oneOf<LookColor>(`${prefix}color`, COLORS);
  const icon = reader.oneOf<LookIcon>(`${prefix}icon`, ICONS);
  const shape = reader.oneOf<LookShape>(`${prefix}shape`, SHAPES);
  return color === null && icon === null && shape === null ? NO_LOOK : Object.freeze({ color, icon, shape });
}
