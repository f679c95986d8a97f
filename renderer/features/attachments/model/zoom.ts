/** How a picture lies in its frame: 1 fits it in; the offset of its middle from the middle of the frame, in CSS px. */
export interface Zoom { readonly scale: number; readonly xPx: number; readonly yPx: number }
export interface FrameSize { readonly widthPx: number; readonly heightPx: number }

export const FITTED: Zoom = { scale: 1, xPx: 0, yPx: 0 };
export const MAX_SCALE = 12;

/** Zooms so that what lies under a place (from the middle of the frame) stays under it. */
export function zoomedAt(zoom: Zoom, factor: number, at: { readonly xPx: number; readonly yPx: number }): Zoom {
  const scale = Math.min(MAX_SCALE, Math.max(1, zoom.scale * factor));
  const ratio = scale / zoom.scale;
  return scale === 1 ? FITTED : { scale, xPx: at.xPx - (at.xPx - zoom.xPx) * ratio, yPx: at.yPx - (at.yPx - zoom.yPx) * ratio };
}

/** Moves the picture, but never so far that nothing of it is seen. */
export function movedBy(zoom: Zoom, by: { readonly xPx: number; readonly yPx: number }, frame: FrameSize): Zoom {
  const within = (value: number, sizePx: number): number => {
    const most = (sizePx * (zoom.scale - 1)) / 2;
    return Math.min(most, Math.max(-most, value));
  };
  return { scale: zoom.scale, xPx: within(zoom.xPx + by.xPx, frame.widthPx), yPx: within(zoom.yPx + by.yPx, frame.heightPx) };
}
