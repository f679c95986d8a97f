import type { PngTile } from "./planPng.ts";
import type { SvgPicture } from "./sceneToSvg.ts";

/** Draws parts of one picture as PNG files. */
export interface PngDrawer {
  /** Rejects when the machine has no memory for it. */
  draw(tile: PngTile): Promise<Uint8Array<ArrayBuffer>>;
  close(): void;
}

export type OpenPngDrawer = (picture: SvgPicture, scale: number) => Promise<PngDrawer>;

/** Rejects when the browser cannot read the picture. */
export const openPngDrawer: OpenPngDrawer = async ({ svg, widthPx, heightPx }, scale) => {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const image = new Image(widthPx, heightPx);
  image.src = url;
  try {
    await image.decode();
  } catch (cause) {
    URL.revokeObjectURL(url);
    throw cause;
  }
  return {
    draw: async ({ x, y, widthPx: tileWidthPx, heightPx: tileHeightPx }) => {
      const canvas = document.createElement("canvas");
      canvas.width = tileWidthPx;
      canvas.height = tileHeightPx;
      const context = canvas.getContext("2d");
      if (context === null) throw new Error("no canvas for the picture");
      context.setTransform(scale, 0, 0, scale, -x, -y);
      context.drawImage(image, 0, 0, widthPx, heightPx);
      return new Uint8Array(await (await toPng(canvas)).arrayBuffer());
    },
    close: () => { URL.revokeObjectURL(url); },
  };
};

async function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, "image/png"); });
  // Lets go of the pixels at once instead of when the next sweep comes.
  canvas.width = 0;
  if (blob === null) throw new Error("the picture is too large for this machine");
  return blob;
}
