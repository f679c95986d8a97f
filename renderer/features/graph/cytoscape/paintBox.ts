import type { SceneBox, SceneCard } from "../model/sceneTypes.ts";
import { cardImage, CARD_IMAGE, glyphImage } from "./cardImage.ts";
import type { GraphTheme } from "./graphTheme.ts";

/** What the stylesheet reads of a node; every field is always there, cytoscape warns otherwise. */
export interface NodePaint {
  readonly w: number;
  readonly h: number;
  readonly z: number;
  readonly fill: string;
  readonly fillOpacity: number;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly radius: number;
  readonly label: string;
  readonly ink: string;
  readonly size: number;
  readonly weight: number;
  readonly shiftX: number;
  readonly room: number;
  readonly halo: string;
  readonly haloWidth: number;
  readonly haloOpacity: number;
  readonly haloOffset: number;
}

export interface PaintedNode {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly classes: string;
  readonly paint: NodePaint;
  readonly image: string | null;
}

/** Drawing order, lowest first; links run between panels and cards. */
export const Z = { band: 0, panel: 1, text: 2, resting: 5, near: 6, card: 10, picked: 14, chip: 20, handle: 25, ghost: 30 } as const;

/** `titleScale`: titles of panels grow when one looks from afar, so that a forest still reads when its cards no longer do. */
export function paintBox(box: SceneBox, theme: GraphTheme, titleScale: number): PaintedNode {
  const { rect } = box;
  const look = lookOf(box, theme, titleScale);
  return {
    key: box.key,
    x: rect.x + rect.width / 2,
    y: rect.y + rect.height / 2,
    classes: look.classes ?? "mid",
    paint: { ...plain(theme), w: rect.width, h: rect.height, ...look.paint },
    image: look.image ?? null,
  };
}

interface Look {
  readonly paint: Partial<NodePaint>;
  readonly classes?: string;
  readonly image?: string;
}

const plain = (theme: GraphTheme): Omit<NodePaint, "w" | "h"> => ({
  z: 0, fill: theme.surface, fillOpacity: 1, stroke: theme.hairline, strokeWidth: 0, radius: 0,
  label: "", ink: theme.ink, size: 13, weight: 400, shiftX: 0, room: 100,
  halo: theme.accent, haloWidth: 0, haloOpacity: 0, haloOffset: 0,
});

function lookOf(box: SceneBox, theme: GraphTheme, titleScale: number): Look {
  switch (box.role) {
    case "band":
      return { paint: { z: Z.band, fill: theme.band, radius: 14 } };
    case "frame":
      return { paint: { z: Z.panel, fillOpacity: 0, stroke: theme.accent, strokeWidth: box.picked ? 2 : 1.2, radius: 13 } };
    case "module":
      return { paint: { z: Z.panel, fill: theme.tints[box.tint].soft, radius: 12, stroke: theme.accent, strokeWidth: box.picked ? 2 : box.near ? 1.2 : 0 } };
    case "glyph":
      return { paint: { z: Z.text, fillOpacity: 0 }, classes: "mid glyph", image: glyphImage(box.tint, theme) };
    case "text":
      return textLook(box, theme, titleScale);
    case "card":
      return cardLook(box, theme);
    case "vacancy":
      return { paint: { ...invite(box, theme), fillOpacity: 0 }, classes: "mid dashed" };
    case "rest":
      return { paint: { ...invite(box, theme), fillOpacity: 0.6 } };
    case "chip":
      return {
        paint: {
          z: Z.chip, radius: 10, stroke: box.danger ? theme.danger : theme.accent, strokeWidth: 0.8,
          label: box.text, ink: box.danger ? theme.danger : theme.accentInk, size: 12, room: box.rect.width - 12,
        },
      };
  }
}

function textLook(box: Extract<SceneBox, { role: "text" }>, theme: GraphTheme, titleScale: number): Look {
  const { rect, tone, tint, align } = box;
  const heading = tone === "title" || tone === "wisdom-title";
  const ink = tone === "wisdom-title" ? theme.tints[tint].ink : tone === "title" ? theme.ink : theme.ink2;
  const upright = align === "upright";
  const paint: Partial<NodePaint> = {
    z: Z.text, fillOpacity: 0, ink,
    size: heading ? 14 * titleScale : 12,
    weight: heading ? 600 : 400,
    label: upright && isChinese(box.text) ? [...box.text].join("\n") : box.text,
    shiftX: align === "start" ? -rect.width : align === "end" ? rect.width : 0,
    room: upright || (heading && titleScale > 1) ? box.room : rect.width,
  };
  return { paint, classes: upright ? (isChinese(box.text) ? "upright" : "turned") : align };
}

function cardLook(card: SceneCard, theme: GraphTheme): Look {
  const { rect } = card;
  return {
    classes: "start card",
    image: cardImage(card, theme),
    paint: {
      z: card.picked ? Z.picked : Z.card,
      radius: 8,
      fill: card.picked ? theme.accent : theme.surface,
      stroke: card.picked || card.near ? theme.accent : theme.hairline,
      strokeWidth: card.picked || card.near ? 1.5 : 1,
      label: card.text,
      ink: card.picked ? theme.onAccent : theme.ink,
      weight: card.picked ? 600 : 400,
      shiftX: 24 - rect.width,
      room: rect.width - 30,
      haloWidth: card.picked ? 3 : 0,
      haloOpacity: card.picked ? 0.35 : 0,
      haloOffset: card.picked ? 2 : 0,
    },
  };
}

const invite = (box: { readonly text: string; readonly rect: { readonly width: number } }, theme: GraphTheme): Partial<NodePaint> => ({
  z: Z.card, radius: 8, stroke: theme.hairlineStrong, strokeWidth: 1, label: box.text, ink: theme.ink2, room: box.rect.width - 12,
});

export const cardImageBox = (paint: NodePaint): { width: number; height: number } => ({ width: paint.w + CARD_IMAGE.right, height: paint.h + CARD_IMAGE.above });

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
