import type { FocusLayout } from "#shared/focus/index.ts";
import type { GroundShape } from "#renderer/features/graph/model/lensTypes.ts";
import { glyphTypeOf, groupGlyph } from "./groupGlyph.ts";

/** What lies below: rings, faint borders between groups, thin lines to family, and the signs of the headings. */
export function focusGround(layout: FocusLayout): GroundShape[] {
  const centre = { x: 0, y: 0 };
  const shapes: GroundShape[] = layout.rings.map(({ radiusX, radiusY }) => ({ kind: "ring", centre, radiusX, radiusY, edge: "contour" }));
  for (const places of layout.rays) shapes.push({ kind: "path", places, width: 1.2, edge: "hairline-strong", dash: [2, 5] });
  for (const { kind, places } of layout.stems) if (kind === "kin") shapes.push({ kind: "path", places, width: 1.3, edge: "hairline-strong", dash: [3, 5] });
  for (const { group, rect } of layout.headings) {
    const type = glyphTypeOf(group);
    if (type !== null) shapes.push(...groupGlyph(type, { x: rect.x, y: rect.y + rect.height / 2 }));
  }
  return shapes;
}
