import type { LookColor } from "#shared/forest/index.ts";
import type { Tint } from "../model/sceneTypes.ts";

export interface TintColors {
  readonly main: string;
  readonly soft: string;
  readonly ink: string;
}

/** The colours of the canvas, taken from the design tokens in force. */
export interface GraphTheme {
  readonly font: string;
  readonly paper: string;
  readonly surface: string;
  readonly band: string;
  readonly contour: string;
  readonly shade: string;
  readonly hairline: string;
  readonly hairlineStrong: string;
  readonly ink: string;
  readonly ink2: string;
  readonly accent: string;
  readonly accentInk: string;
  readonly onAccent: string;
  readonly danger: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly tints: Readonly<Record<Tint, TintColors>>;
  /** What somebody may choose for a point or a kind. */
  readonly looks: Readonly<Record<LookColor, string>>;
  readonly leaves: Readonly<Record<LeafName, { readonly fill: string; readonly ink: string }>>;
}

export type LeafName = "leaf-1" | "leaf-2" | "leaf-3" | "leaf-4" | "leaf-5";
