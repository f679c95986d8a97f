import type { PaperName } from "./exportPicture.ts";
import type { ShowingScope } from "./showingPort.ts";
import type { Scheme } from "./readSchemeTheme.ts";

export const EXPORT_FORMATS = ["png", "svg", "pdf"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a person chose for a picture. */
export interface ExportChoice {
  readonly scope: ShowingScope;
  readonly format: ExportFormat;
  /** PNG: px per px of the screen at 100 %. */
  readonly scale: number;
  readonly paper: PaperName;
  readonly scheme: Scheme;
  readonly hasTitle: boolean;
  readonly hasLegend: boolean;
  readonly isTransparent: boolean;
  /** Also what only oneself sees. Never remembered: it is asked for each time. */
  readonly withPrivate: boolean;
}

export const FIRST_CHOICE: ExportChoice = {
  scope: "view", format: "png", scale: 2, paper: "A3", scheme: "light", hasTitle: true, hasLegend: true, isTransparent: false, withPrivate: false,
};
