import type { GraphTheme } from "../cytoscape/graphTheme.ts";
import { mixColors } from "../cytoscape/mixColors.ts";
import type { SceneLine } from "../model/sceneTypes.ts";

interface StateLook {
  readonly widthPx: number;
  /** Of the box of 12 that a head is drawn in. */
  readonly headScale: number;
}

/** In px of the picture, here and in what is exported. */
export const LINE_STATES: Readonly<Record<SceneLine["state"], StateLook>> = {
  resting: { widthPx: 1.3, headScale: 0.85 },
  near: { widthPx: 1.8, headScale: 0.95 },
  picked: { widthPx: 2.8, headScale: 1.1 },
};

/** How much larger than usual its width, dashes and heads are. */
export const lineScale = ({ state, leastPx = 0 }: Pick<SceneLine, "state" | "leastPx">): number => Math.max(1, leastPx / LINE_STATES[state].widthPx);

export const CORNER_PX = 8;

/** Type is told by dashes and heads; colour says only what is near, suggested or disputed. */
export function lineColor({ type, danger, state, suggested, dimmed }: SceneLine, theme: GraphTheme): string {
  const isHot = danger === true || type === "refutes";
  const color = isHot ? theme.danger : state === "resting" ? theme.line : theme.accent;
  if (dimmed) return mixColors(color, theme.band, isHot ? 0.6 : 0.5);
  return suggested && !isHot ? mixColors(color, theme.band, state === "resting" ? 0.35 : 0.3) : color;
}
