import { LINK_TYPES, type ForestView } from "#shared/forest/index.ts";
import type { Translate } from "#renderer/i18n/index.ts";
import { sceneToSvg, type SvgInput, type SvgPicture } from "./sceneToSvg.ts";
import type { ExportChoice } from "./exportChoice.ts";
import type { ShowingPort, ShowingSnapshot } from "./showingPort.ts";
import type { GraphTheme } from "../cytoscape/graphTheme.ts";
import { privateIdsIn, sharedPart, withoutPrivate } from "./withoutPrivate.ts";

export interface Shown {
  readonly snapshot: ShowingSnapshot;
  /** How many things in it only oneself sees; 0 when they are left out. */
  readonly privateCount: number;
}

/** What of the graph goes out. Without `withPrivate` it is laid out anew from what everybody sees, so that not even a count tells of the rest. */
export function snapshotFor(port: ShowingPort, view: ForestView, { scope, withPrivate }: Pick<ExportChoice, "scope" | "withPrivate">): Shown | null {
  if (withPrivate) {
    const snapshot = port.snapshot(scope, { view });
    return snapshot === null ? null : { snapshot, privateCount: privateIdsIn(snapshot, view).size };
  }
  const snapshot = port.snapshot(scope, { view: sharedPart(view) });
  return snapshot === null ? null : { snapshot: withoutPrivate(snapshot, view), privateCount: 0 };
}

export interface PictureParts {
  readonly snapshot: ShowingSnapshot;
  readonly choice: ExportChoice;
  readonly theme: GraphTheme;
  readonly forestName: string;
  /** When it was taken, in words. */
  readonly when: string;
  readonly language: string;
  readonly t: Translate;
}

/** The picture as chosen. A PDF has no ground of its own: its paper has the colour. */
export function pictureOf(parts: PictureParts, leastLetterPx = 0): SvgPicture {
  const { snapshot, choice, theme, forestName, when, language, t } = parts;
  const { ground, boxes, lines, bounds, measure } = snapshot;
  return sceneToSvg({
    ground, boxes, lines, bounds, measure, theme, language, leastLetterPx,
    name: t("showing.picture.name", { forest: forestName, what: snapshot.title }),
    description: t("showing.picture.description", { points: boxes.filter((box) => "id" in box).length, links: lines.length }),
    title: choice.hasTitle ? { text: forestName, detail: t("showing.picture.detail", { what: snapshot.title, when }) } : null,
    legend: choice.hasLegend ? legendOf(lines, t) : null,
    hasBackground: choice.format !== "pdf" && !choice.isTransparent,
  });
}

/** Only types that occur are explained. */
function legendOf(lines: ShowingSnapshot["lines"], t: Translate): SvgInput["legend"] {
  const present = new Set(lines.map(({ type }) => type));
  // i18n-keys: link.type.*
  const entries = LINK_TYPES.filter((type) => present.has(type)).map((type) => ({ type, label: t(`link.type.${type}`) }));
  return entries.length === 0 ? null : { title: t("showing.picture.legend"), entries };
}
