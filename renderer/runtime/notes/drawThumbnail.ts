import { imageSize } from "#shared/attachments/index.ts";

/** The longer side of a small picture. */
const SIDE_PX = 320;
/** A picture of more pixels is not unpacked for the sake of a small one. */
const MAX_PIXELS = 120_000_000;

/** A small picture of a picture, or null when it cannot be drawn: damaged, too large, or of a kind the browser does not unpack here (SVG). */
export async function drawThumbnail(bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<ArrayBuffer | null> {
  const size = imageSize(bytes, mime);
  if (size !== null && size.widthPx * size.heightPx > MAX_PIXELS) return null;
  const blob = new Blob([bytes], { type: mime });
  const picture = await createImageBitmap(blob, size === null ? {} : { ...fitted(size.widthPx, size.heightPx), resizeQuality: "medium" }).catch(() => null);
  if (picture === null) return null;
  try {
    const { resizeWidth, resizeHeight } = fitted(picture.width, picture.height);
    const canvas = new OffscreenCanvas(resizeWidth, resizeHeight);
    const context = canvas.getContext("2d");
    if (context === null) return null;
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, resizeWidth, resizeHeight);
    return await (await canvas.convertToBlob({ type: "image/webp", quality: 0.82 })).arrayBuffer();
  } finally {
    picture.close();
  }
}

/** Never larger than it is. */
function fitted(widthPx: number, heightPx: number): { readonly resizeWidth: number; readonly resizeHeight: number } {
  const scale = Math.min(1, SIDE_PX / Math.max(widthPx, heightPx));
  return { resizeWidth: Math.max(1, Math.round(widthPx * scale)), resizeHeight: Math.max(1, Math.round(heightPx * scale)) };
}
