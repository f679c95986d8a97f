const ELEMENTS: ReadonlySet<string> = new Set(["svg", "g", "rect", "circle", "ellipse", "path", "polygon", "polyline", "line", "text", "tspan", "defs", "marker", "title", "desc"]);
const TAG = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z][A-Za-z0-9:-]*="[^"<]*")*)\s*\/?>/y;
const FORBIDDEN_ATTRIBUTE = /\s(?:on[a-z]*|style|(?:[a-z0-9-]+:)?href|src|mask|filter|clip-path|cursor)=/i;
/** Only markers of the picture itself. */
const REFERENCE = /url\((?!#head-\d+\))/i;
/** A sign that is spelled otherwise would be read only behind this door: "&#117;rl(" and "\75 rl(" are a url. What our drawings must spell is let through. */
const SPELLED_SIGN = /\\|&(?!(?:amp|lt|gt|quot|#39);)/;

/**
 * True for a drawing of shapes and text and nothing else: no script, style, picture, link or reference to elsewhere. Strict about how it is written,
 * because what is refused here never reaches a page or a file.
 */
export function isPlainSvg(svg: string): boolean {
  if (!svg.startsWith("<svg ") || !svg.endsWith("</svg>")) return false;
  for (let at = svg.indexOf("<"); at !== -1; at = svg.indexOf("<", at)) {
    TAG.lastIndex = at;
    const tag = TAG.exec(svg);
    if (tag === null || !ELEMENTS.has(tag[2] ?? "")) return false;
    const attributes = tag[3] ?? "";
    if (FORBIDDEN_ATTRIBUTE.test(attributes) || REFERENCE.test(attributes) || SPELLED_SIGN.test(attributes)) return false;
    at = TAG.lastIndex;
  }
  return true;
}
