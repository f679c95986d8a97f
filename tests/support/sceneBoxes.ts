import { graphThemeOf } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import type { Letters } from "#renderer/features/graph/cytoscape/letters.ts";
import type { SceneLabel, SceneLeaf, SceneSheet } from "#renderer/features/graph/model/sceneTypes.ts";

/** A theme in which every colour is the name of its token. */
export const NAMED_THEME = graphThemeOf((name) => name);

/** Chinese letters are square, others about half as wide. */
export const squareLetters = (text: string, sizePx: number): number => Math.ceil([...text].reduce((width, letter) => width + (letter > "⺀" ? 1 : 0.56), 0) * sizePx);

export const lettersAt = (leastPx: number, silent = false): Letters => ({ leastPx, silent, measure: squareLetters });

export const leafBox = (more: Partial<SceneLeaf> = {}): SceneLeaf => ({
  role: "leaf", key: "leaf:a", id: "pt_a", rect: { x: 0, y: 0, width: 78, height: 38 }, dot: { x: 39, y: 8, radius: 5 }, text: "溯本法", kind: "point", tint: "none",
  isPrivate: false, cases: 0, picked: false, near: false, isNew: false, ...more,
});

export const sheetBox = (more: Partial<SceneSheet> = {}): SceneSheet => ({
  role: "sheet", key: "sheet:a", id: "pt_a", rect: { x: 0, y: 0, width: 240, height: 120 }, size: "plain", title: "动机", lines: ["第一行", "第二行"], foot: "三条关联", kind: "point", tint: "logic",
  isPrivate: false, cases: 0, picked: false, near: false, danger: false, ...more,
});

export const labelBox = (more: Partial<SceneLabel> = {}): SceneLabel => ({
  role: "label", key: "label:a", rect: { x: 0, y: 0, width: 120, height: 20 }, text: "思维能力", letterPx: 14, weight: 600, ink: "ink", align: "middle", isHeading: false, ...more,
});

/** The drawing in a picture of a node. */
export const drawingOf = (image: string | null): string => decodeURIComponent((image ?? "").replace("data:image/svg+xml;utf8,", ""));
