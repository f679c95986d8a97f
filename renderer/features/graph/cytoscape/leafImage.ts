import { NO_LOOK } from "#shared/forest/index.ts";
import { signLook, signOf } from "./cardImage.ts";
import type { SceneLeaf } from "../model/sceneTypes.ts";
import type { GraphTheme } from "./graphTheme.ts";
import { keptImage } from "./keptImage.ts";

/** The picture of a leaf is a square with the dot in its middle and room around it. */
export const LEAF_IMAGE_PX = 44;

const MOST_CASE_DOTS = 3;

const MIDDLE = LEAF_IMAGE_PX / 2;

/** Equal looks share one picture: dot, ring of the selection, dots of cases, lock, sprout. */
export function leafImage(leaf: SceneLeaf, theme: GraphTheme): string {
  const radius = Math.round(leaf.dot.radius * 2) / 2;
  const known = `leaf ${radius} ${leaf.picked} ${leaf.near} ${signLook(leaf)} ${Math.min(MOST_CASE_DOTS, leaf.cases)} ${leaf.isPrivate} ${leaf.isNew}`;
  return keptImage(theme, known, { width: LEAF_IMAGE_PX, height: LEAF_IMAGE_PX }, () => leafMarks(leaf, radius, theme));
}

function leafMarks(leaf: SceneLeaf, radius: number, theme: GraphTheme): string {
  const { picked, near, look = NO_LOOK } = leaf;
  const color = look.color === null ? theme.leaves["leaf-5"].ink : theme.looks[look.color];
  const ring = picked || near ? `<circle cx="${MIDDLE}" cy="${MIDDLE}" r="${radius + 3.5}" fill="none" stroke="${theme.accent}" stroke-width="${picked ? 2.4 : 1.3}"/>` : "";
  return ring + dot(leaf, { radius, color }, theme) + marks(leaf, { radius, color }, theme);
}

interface DotLook {
  readonly radius: number;
  readonly color: string;
}

/** What somebody chose, a small case, or a dot; that of a question is open. */
function dot(leaf: SceneLeaf, { radius, color }: DotLook, theme: GraphTheme): string {
  const { kind, tint, look = NO_LOOK } = leaf;
  if (look.icon !== null || look.shape !== null) return signOf({ ...leaf, picked: false }, theme, { x: MIDDLE - radius - 2, y: MIDDLE - radius - 2, size: 2 * radius + 4 });
  if (kind === "case") return `<rect x="${MIDDLE - radius}" y="${MIDDLE - radius * 0.8}" width="${radius * 2}" height="${radius * 1.6}" rx="2" fill="${theme.surface}" stroke="${color}" stroke-width="1.6"/>`;
  return `<circle cx="${MIDDLE}" cy="${MIDDLE}" r="${radius}" fill="${kind === "question" ? theme.surface : color}" stroke="${tint === "none" ? color : theme.tints[tint].main}" stroke-width="1.2"/>`;
}

/** What hangs on it: its cases, a lock, a sprout. */
function marks(leaf: SceneLeaf, { radius, color }: DotLook, theme: GraphTheme): string {
  const cases = Array.from({ length: Math.min(MOST_CASE_DOTS, leaf.cases) }, (_, index) => `<circle cx="${MIDDLE + radius + 3}" cy="${MIDDLE - radius + 1 + index * 5}" r="1.8" fill="${theme.danger}"/>`).join("");
  const lock = leaf.isPrivate ? `<g transform="translate(${MIDDLE - radius - 11} ${MIDDLE - 6}) scale(.6)" fill="none" stroke="${theme.ink2}" stroke-width="2"><rect x="3" y="9" width="12" height="8" rx="1.5"/><path d="M5 9V7a4 4 0 0 1 8 0v2"/></g>` : "";
  const sprout = leaf.isNew ? `<path d="M${MIDDLE - radius - 6} ${MIDDLE + 4}v-6m0 0c-3 0-4-2-4-3 2 0 4 1 4 3zm0-1c0-2 2-3 4-3 0 1-1 3-4 3z" fill="none" stroke="${color}" stroke-width="1.2"/>` : "";
  return cases + lock + sprout;
}
