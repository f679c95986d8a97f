export interface ImageSize { readonly widthPx: number; readonly heightPx: number }

/** How large a picture is, read from its first bytes; null when they do not tell. A photograph taken upright counts as upright. */
export function imageSize(head: Uint8Array, mime: string): ImageSize | null {
  const read = READERS[mime];
  if (read === undefined) return null;
  const size = read(new DataView(head.buffer, head.byteOffset, head.byteLength));
  return size !== null && size.widthPx > 0 && size.heightPx > 0 ? size : null;
}

const READERS: Readonly<Record<string, (view: DataView) => ImageSize | null>> = {
  "image/png": (view) => (view.byteLength < 24 ? null : { widthPx: view.getUint32(16), heightPx: view.getUint32(20) }),
  "image/gif": (view) => (view.byteLength < 10 ? null : { widthPx: view.getUint16(6, true), heightPx: view.getUint16(8, true) }),
  "image/bmp": (view) => (view.byteLength < 26 ? null : { widthPx: view.getInt32(18, true), heightPx: Math.abs(view.getInt32(22, true)) }),
  "image/webp": webpSize,
  "image/jpeg": jpegSize,
};

const VP8_LOSSY = 0x56503820;
const VP8_LOSSLESS = 0x5650384c;
const VP8_EXTENDED = 0x56503858;

function webpSize(view: DataView): ImageSize | null {
  if (view.byteLength < 30) return null;
  const kind = view.getUint32(12);
  if (kind === VP8_LOSSY) return { widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff };
  if (kind === VP8_LOSSLESS) {
    const bits = view.getUint32(21, true);
    return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind !== VP8_EXTENDED) return null;
  return { widthPx: (view.getUint32(24, true) & 0xffffff) + 1, heightPx: (view.getUint32(26, true) >>> 8) + 1 };
}

function jpegSize(view: DataView): ImageSize | null {
  let isTurned = false;
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const lengthBytes = view.getUint16(at + 2);
    if (lengthBytes < 2) return null;
    if (marker === 0xe1) isTurned ||= isTurnedByExif(view, at + 4, at + 2 + lengthBytes);
    if (isFrame(marker)) {
      const [tall, wide] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return isTurned ? { widthPx: tall, heightPx: wide } : { widthPx: wide, heightPx: tall };
    }
    at += 2 + lengthBytes;
  }
  return null;
}

/** C0 to CF begin a frame, but for the tables among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

const ORIENTATION_TAG = 0x0112;

/** Whether the camera was held so that the picture has to be turned by a quarter (Exif orientations 5 to 8). */
function isTurnedByExif(view: DataView, from: number, to: number): boolean {
  const end = Math.min(to, view.byteLength);
  const start = from + 6;
  if (start + 8 > end || view.getUint32(from) !== 0x45786966) return false;
  const isLittle = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, isLittle);
  if (directory + 2 > end) return false;
  const entries = view.getUint16(directory, isLittle);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > end) return false;
    if (view.getUint16(at, isLittle) === ORIENTATION_TAG) return view.getUint16(at + 8, isLittle) >= 5;
  }
  return false;
}
