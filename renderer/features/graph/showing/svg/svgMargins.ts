import { LINK_STYLES } from "#renderer/ui/index.ts";
import type { LinkType } from "#shared/forest/index.ts";
import { svgElement } from "./svgElement.ts";
import type { SvgMarkers } from "./svgMarkers.ts";
import type { SvgPen } from "./svgPen.ts";
import { svgText } from "./svgText.ts";

/** What stands around the picture: its title above, what the lines mean below. */
export interface SvgTitle {
  readonly text: string;
  /** A quiet line below it; empty for none. */
  readonly detail: string;
}

export interface SvgLegend {
  readonly title: string;
  readonly entries: readonly { readonly type: LinkType; readonly label: string }[];
}

const TITLE_PX = 22;
const DETAIL_PX = 13;
const ENTRY_PX = 12;
const ENTRY_ROW_PX = 22;
const GLYPH_PX = 40;
const GLYPH_GAP_PX = 8;
const ENTRY_GAP_PX = 24;

export const titleHeightPx = ({ detail }: SvgTitle): number => (detail === "" ? 44 : 62);

/** The title, its corner at (x, y). */
export function svgTitle({ text, detail }: SvgTitle, at: { readonly x: number; readonly y: number; readonly width: number }, pen: SvgPen): string {
  const { theme } = pen;
  return svgText(pen, { text, x: at.x, y: at.y + TITLE_PX * 0.65, size: TITLE_PX, weight: 600, ink: theme.ink, width: at.width })
    + svgText(pen, { text: detail, x: at.x, y: at.y + TITLE_PX * 1.3 + DETAIL_PX * 0.8, size: DETAIL_PX, ink: theme.ink2, width: at.width });
}

interface PlacedEntry { readonly type: LinkType; readonly label: string; readonly x: number; readonly row: number }

/** Entries in as many rows as the width asks for. */
export function placeLegend({ title, entries }: SvgLegend, widthPx: number, pen: Pick<SvgPen, "measure">): { readonly entries: readonly PlacedEntry[]; readonly heightPx: number } {
  let x = pen.measure(title, ENTRY_PX, 600) + ENTRY_GAP_PX;
  let row = 0;
  const placed = entries.map(({ type, label }): PlacedEntry => {
    const width = GLYPH_PX + GLYPH_GAP_PX + pen.measure(label, ENTRY_PX, 400);
    if (x > 0 && x + width > widthPx) [x, row] = [0, row + 1];
    const entry = { type, label, x, row };
    x += width + ENTRY_GAP_PX;
    return entry;
  });
  return { entries: placed, heightPx: (row + 1) * ENTRY_ROW_PX };
}

/** The legend, its corner at (x, y). */
export function svgLegend(legend: SvgLegend, at: { readonly x: number; readonly y: number; readonly width: number }, pen: SvgPen, markers: SvgMarkers): string {
  if (ENTRY_PX < pen.leastLetterPx) return "";
  const { theme } = pen;
  const middle = (row: number): number => at.y + (row + 0.5) * ENTRY_ROW_PX;
  const rows = placeLegend(legend, at.width, pen).entries.map(({ type, label, x, row }) => {
    const { dash, from, to } = LINK_STYLES[type];
    const color = type === "refutes" ? theme.danger : theme.lineStrong;
    const start = at.x + x;
    return svgElement("path", {
      d: `M${start} ${middle(row)}h${GLYPH_PX}`, fill: "none", stroke: color, "stroke-width": 1.4, "stroke-dasharray": dash.length === 0 ? undefined : dash.join(" "),
      "marker-start": markers.url(from, color), "marker-end": markers.url(to, color),
    }) + svgText(pen, { text: label, x: start + GLYPH_PX + GLYPH_GAP_PX, y: middle(row), size: ENTRY_PX, ink: theme.ink2 });
  });
  return svgText(pen, { text: legend.title, x: at.x, y: middle(0), size: ENTRY_PX, weight: 600, ink: theme.ink }) + rows.join("");
}
