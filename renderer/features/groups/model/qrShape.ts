import { encode } from "uqr";

/** A QR code as one path over a square of `size` modules, quiet zone included. */
export interface QrShape { readonly size: number; readonly path: string }

/** What the norm asks for is 4; on a white card with room around it 2 are read as well. */
const QUIET_MODULES = 2;

/** Null: too long for any code. The least correction of errors: nothing soils a screen, and larger modules are read sooner. */
export function qrShape(text: string): QrShape | null {
  try {
    const { size, data } = encode(text, { ecc: "L", border: QUIET_MODULES });
    return { size, path: data.map((row, y) => rowPath(row, y)).join("") };
  } catch (thrown) {
    // SAFETY: the library's only way to say that the text does not fit; the link and the file are still there.
    if (thrown instanceof Error) return null;
    throw thrown;
  }
}

/** Neighbours are drawn as one bar: no hairlines between them at any zoom. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue;
    const from = x;
    while (row[x + 1] === true) x += 1;
    path += `M${from} ${y}h${x + 1 - from}v1h-${x + 1 - from}z`;
  }
  return path;
}
