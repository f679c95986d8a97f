import type { Extent } from "../model/cameraMath.ts";
import { rememberUpTo } from "../model/rememberUpTo.ts";
import type { GraphTheme } from "./graphTheme.ts";

/** One is a kilobyte or two. */
const MOST_LOOKS = 2000;
const imagesBefore = rememberUpTo<string>(MOST_LOOKS);

/**
 * The picture of a look in the colours of a theme, as an address: drawn once, then the very same text, so that two of them are compared in no time. `look` must name all that
 * `draw` depends on, theme and size aside; what is drawn is SVG.
 */
export function keptImage(theme: GraphTheme, look: string, { width, height }: Extent, draw: () => string): string {
  return imagesBefore(theme, `${width} ${height} ${look}`, () => toDataUri(width, height, draw()));
}

/** Drawn at four times its size, so that it stays sharp when zoomed in. */
function toDataUri(width: number, height: number, body: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 4}" height="${height * 4}" viewBox="0 0 ${width} ${height}">${body}</svg>`;
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}
