import type { Rect } from "#shared/tower/index.ts";

/** The docks that stand over the upper part of a canvas, in px from its corner; those at its foot have a strip of their own. Asked for when all of a picture is to be shown, not while the camera moves. */
export function docksOver(canvas: HTMLElement): readonly Rect[] {
  const corner = canvas.getBoundingClientRect();
  return [...(canvas.parentElement?.querySelectorAll("[data-dock=upper]") ?? [])].flatMap((dock): Rect[] => {
    const { left, top, width, height } = dock.getBoundingClientRect();
    return width === 0 || height === 0 ? [] : [{ x: left - corner.left, y: top - corner.top, width, height }];
  });
}
