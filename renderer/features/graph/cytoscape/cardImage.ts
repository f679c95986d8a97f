import { NO_LOOK, type PointKind } from "#shared/forest/index.ts";
import { lookIconMarkup, SHAPE_PATHS } from "#renderer/ui/index.ts";
import type { Extent } from "../model/cameraMath.ts";
import type { SceneCard, SceneSheet, Tint } from "../model/sceneTypes.ts";
import type { NodePaint } from "./paintedNode.ts";
import type { GraphTheme } from "./graphTheme.ts";
import { keptImage } from "./keptImage.ts";

/** Room around a card for what sticks out of it. */
export const CARD_IMAGE = { above: 10, right: 6, below: 0 } as const;

/** More cases than that are not told apart. */
const MOST_COUNTED = 99;

/** Outlines in a 14 × 14 box: every wisdom is a hue and a shape. */
const SHAPES: Readonly<Record<Tint, string>> = {
  logic: '<rect x="2.7" y="2.7" width="8.6" height="8.6" rx="1.2"/>',
  people: '<circle cx="7" cy="7" r="4.9"/>',
  marketing: '<polygon points="7,1.4 12.6,7 7,12.6 1.4,7"/>',
  management: '<polygon points="12.2,7 9.6,11.5 4.4,11.5 1.8,7 4.4,2.5 9.6,2.5"/>',
  education: '<polygon points="7,1.9 12.1,5.6 10.2,11.7 3.8,11.7 1.9,5.6"/>',
  none: '<circle cx="7" cy="7" r="2.6"/>',
};

/** Line icons in a 20 × 20 box for kinds that are not plain points. */
const ICONS = {
  case: '<path d="M4 6.5h12v9H4zM7.5 6.5V4.2h5v2.3M4 10.5h12"/>',
  question: '<circle cx="10" cy="10" r="6.6"/><path d="M8.1 8.2c.2-1.2 1-1.8 2-1.8 1.2 0 2 .7 2 1.7 0 1.5-2 1.6-2 3M10 13.400v.2"/>',
  lesson: '<path d="M4 4.5h5a1.5 1.5 0 0 1 1 .5 1.5 1.5 0 0 1 1-.5h5v11h-5l-1 .6-1-.6H4zM10 5v11"/>',
  assignment: '<path d="M5 4h10v12.500H5zM7.5 10l1.8 1.8 3.4-3.6"/>',
  card: '<path d="M4 7.500h9.500v8H4zM6.5 7.500v-3H16v8h-2.5"/>',
  lock: '<rect x="5" y="9" width="10" height="7" rx="1.5"/><path d="M7 9V7a3 3 0 0 1 6 0v2"/>',
} as const;

export function glyphImage(tint: Tint, theme: GraphTheme): string {
  return keptImage(theme, `glyph ${tint}`, { width: 14, height: 14 }, () => tintShape(tint, theme.tints[tint].main));
}

/** One picture per look of a card: glyph or kind icon, and the badge with its cases and its lock. Equal looks share one picture. */
export function cardImage(card: SceneCard, theme: GraphTheme): string {
  return keptImage(theme, `card ${card.isNarrow} ${card.picked} ${signLook(card)} ${badgeLook(card)}`, around(card.rect), () => cardMarks(card, theme));
}

/** Sign and badge of a card as SVG; the card's own corner stands at (0, `CARD_IMAGE.above`). */
function cardMarks(card: SceneCard, theme: GraphTheme): string {
  const { height } = card.rect;
  const middle = CARD_IMAGE.above + height / 2;
  const sign = card.isNarrow ? "" : signOf(card, theme, { x: 7, y: middle - 7, size: 14 });
  return sign + badge(card, theme);
}

/** A sheet's picture: its sign beside the title, and the badge at its corner. */
export function sheetImage(sheet: SceneSheet, theme: GraphTheme): string {
  return keptImage(theme, `sheet ${sheet.size} ${sheet.letters?.titlePx} ${signLook(sheet)} ${badgeLook(sheet)}`, around(sheet.rect), () => sheetMarks(sheet, theme));
}

function sheetMarks(sheet: SceneSheet, theme: GraphTheme): string {
  const { size } = sheet;
  const titlePx = sheet.letters?.titlePx ?? (size === "centre" ? 18 : 14);
  const pad = sheet.letters === undefined ? (size === "centre" ? 18 : 12) : titlePx * 0.8;
  const side = titlePx;
  const sign = size === "pill" ? "" : signOf({ ...sheet, picked: false }, theme, { x: pad, y: CARD_IMAGE.above + pad * 0.75 + titlePx * 0.125, size: side });
  return sign + (size === "centre" ? "" : badge({ ...sheet, isNarrow: false }, theme));
}

type Signed = Pick<SceneCard, "kind" | "tint" | "look" | "picked">;

/** What a sign depends on, as one text. */
export const signLook = ({ kind, tint, look = NO_LOOK }: Omit<Signed, "picked">): string => `${kind} ${tint} ${look.icon} ${look.shape} ${look.color}`;

/** The sign beside a title: what somebody chose, else the icon of its kind, else the shape of its wisdom. */
export function signOf({ kind, tint, look = NO_LOOK, picked }: Signed, theme: GraphTheme, at: { readonly x: number; readonly y: number; readonly size: number }): string {
  const color = picked ? theme.onAccent : look.color === null ? theme.tints[tint].main : theme.looks[look.color];
  if (look.icon !== null) {
    return `<g transform="translate(${at.x - 1} ${at.y - 1}) scale(${(at.size + 2) / 24})" fill="none" stroke="${color}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${lookIconMarkup(look.icon)}</g>`;
  }
  if (look.shape !== null) return `<g transform="translate(${at.x} ${at.y}) scale(${at.size / 16})"><path fill="${color}" d="${SHAPE_PATHS[look.shape]}"/></g>`;
  const mark = kindIconOf(kind);
  if (mark !== null) return lineIcon(mark, { x: at.x - at.size / 14, y: at.y - at.size / 14, size: at.size * (16 / 14), color: picked ? theme.onAccent : look.color === null ? theme.ink2 : color });
  return `<g transform="translate(${at.x} ${at.y}) scale(${at.size / 14})">${tintShape(tint, color)}</g>`;
}

type Badged = Pick<SceneCard, "rect" | "cases" | "isPrivate" | "kind" | "isNarrow">;

/** What a badge depends on beside the kind, as one text. */
const badgeLook = ({ cases, isPrivate }: Pick<Badged, "cases" | "isPrivate">): string => `${Math.min(cases, MOST_COUNTED + 1)} ${isPrivate}`;

function badge(card: Badged, theme: GraphTheme): string {
  const digits = card.cases > MOST_COUNTED ? `${MOST_COUNTED}+` : String(card.cases);
  const casesWidth = card.cases > 0 ? 14 + 7 * digits.length : 0;
  // A narrow card has no sign: what it is, unless a plain question, is said here.
  const kind = card.isNarrow && card.kind !== "question" ? kindIconOf(card.kind) : null;
  const inner = casesWidth + (card.isPrivate ? 13 : 0) + (card.cases > 0 && card.isPrivate ? 3 : 0) + (kind === null ? 0 : card.isPrivate ? 16 : 13);
  if (inner === 0) return "";
  const width = inner + 8;
  const left = card.rect.width + 3 - width;
  const pill = `<rect x="${left}" y="1.5" width="${width}" height="16" rx="8" fill="${theme.surface}" stroke="${theme.hairline}"/>`;
  const cases =
    card.cases === 0
      ? ""
      : `${lineIcon("case", { x: left + 4, y: 3, size: 13, color: theme.ink2 })}<text x="${left + 18}" y="13.6" font-family="system-ui, sans-serif" font-size="12" font-weight="600" fill="${theme.ink2}">${digits}</text>`;
  const lock = card.isPrivate ? lineIcon("lock", { x: left + width - 17, y: 3, size: 13, color: theme.ink2 }) : "";
  const what = kind === null ? "" : lineIcon(kind, { x: left + 4, y: 3, size: 13, color: theme.ink2 });
  return pill + cases + what + lock;
}

/** The icon of a kind that is no plain point. */
function kindIconOf(kind: PointKind): keyof typeof ICONS | null {
  return kind === "case" || kind === "question" || kind === "lesson" || kind === "assignment" || kind === "card" ? kind : null;
}

/** The shape of a wisdom as SVG, in a 14 × 14 box. */
function tintShape(tint: Tint, color: string): string {
  return `<g fill="${color}" stroke="${color}" stroke-width="1.4">${SHAPES[tint]}</g>`;
}

/** A line icon as SVG. */
function lineIcon(name: keyof typeof ICONS, at: { readonly x: number; readonly y: number; readonly size: number; readonly color: string }): string {
  const scale = at.size / 20;
  return `<g transform="translate(${at.x} ${at.y}) scale(${scale})" fill="none" stroke="${at.color}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${ICONS[name]}</g>`;
}

const around = ({ width, height }: Extent): Extent => ({ width: width + CARD_IMAGE.right, height: height + CARD_IMAGE.above });

export const cardImageBox = (paint: NodePaint): Extent => around({ width: paint.w, height: paint.h });
