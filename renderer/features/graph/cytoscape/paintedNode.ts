import type { Rect } from "#shared/tower/index.ts";

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

/** Drawing order, lowest first; links run below all of them. */
export const Z = { band: 0, panel: 1, text: 2, name: 3, card: 10, picked: 14, chip: 20, handle: 25, ghost: 30 } as const;

export const EMPTY_PAINT: NodePaint = {
  w: 1, h: 1, z: 0, fill: "#000000", fillOpacity: 0, stroke: "#000000", strokeWidth: 0, radius: 0, label: "", ink: "#000000",
  size: 12, weight: 400, shiftX: 0, room: 1, halo: "#000000", haloWidth: 0, haloOpacity: 0, haloOffset: 0,
};

export interface TextToPaint {
  readonly key: string;
  readonly rect: Rect;
  readonly label: string;
  readonly ink: string;
  readonly size: number;
  readonly weight?: number;
  /** start, end: one line, shortened to the width; lines: its own line breaks, in the middle; upright, turned: along the height. */
  readonly align?: "start" | "end" | "lines" | "upright" | "turned";
}

/** Text without a box. */
export function paintedText({ key, rect, label, ink, size, weight = 400, align = "start" }: TextToPaint): PaintedNode {
  const shiftX = align === "start" ? -rect.width : align === "end" ? rect.width : 0;
  const room = align === "upright" || align === "turned" ? rect.height : rect.width;
  return paintedNode(key, rect, { classes: align, paint: { z: Z.text, label, ink, size, weight, shiftX, room } });
}

export function paintedNode(key: string, rect: Rect, look: { readonly classes?: string; readonly image?: string; readonly paint: Partial<NodePaint> }): PaintedNode {
  const at = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
  return { key, ...at, classes: look.classes ?? "mid", image: look.image ?? null, paint: { ...EMPTY_PAINT, w: rect.width, h: rect.height, ...look.paint } };
}
