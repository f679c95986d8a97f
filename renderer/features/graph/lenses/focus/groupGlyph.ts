import { LINK_TYPES, type LinkType } from "#shared/forest/index.ts";
import type { FocusGroupName } from "#shared/focus/index.ts";
import type { Place } from "#shared/tower/index.ts";
import { LINK_STYLES, type LinkHead } from "#renderer/ui/index.ts";
import type { GroundShape } from "#renderer/features/graph/model/lensTypes.ts";

const LENGTH = 30;
const HALF = 3.6;
const WIDTH = 1.3;

/** Room a glyph takes before the words of a heading. */
export const GLYPH_ROOM = 38;

/** Which line stands for a group; null for groups that are not told by a type. */
export function glyphTypeOf(name: FocusGroupName): LinkType | null {
  if (name === "disputes") return "contrasts";
  return LINK_TYPES.find((type) => name === `${type}-out` || name === `${type}-in`) ?? null;
}

/** A small picture of a type of link, drawn on the ground beside the words of a heading: its line and its heads. */
export function groupGlyph(type: LinkType, start: Place): GroundShape[] {
  const { dash, from, to } = LINK_STYLES[type];
  const end = { x: start.x + LENGTH, y: start.y };
  return [line([start, end], dash), ...headAt(to, end, 1), ...headAt(from, start, -1)];
}

const line = (places: readonly Place[], dash: readonly number[] = []): GroundShape => ({ kind: "path", places, width: WIDTH, edge: "edge", ...(dash.length > 0 ? { dash } : {}) });

/** `towards`: 1 points right, -1 points left. */
function headAt(head: LinkHead, tip: Place, towards: 1 | -1): GroundShape[] {
  const at = (back: number, down: number): Place => ({ x: tip.x - back * towards, y: tip.y + down });
  switch (head) {
    case "none": return [];
    case "triangle": return [line([at(7, -HALF), tip, at(7, HALF), at(7, -HALF)])];
    case "vee": return [line([at(5, -HALF), tip, at(5, HALF)])];
    case "chevrons": return [line([at(5, -HALF), tip, at(5, HALF)]), line([at(9, -HALF), at(4, 0), at(9, HALF)])];
    case "diamond": return [line([at(0, 0), at(5, -HALF), at(10, 0), at(5, HALF), at(0, 0)])];
    case "circle": return [{ kind: "ring", centre: at(2.6, 0), radiusX: 2.6, radiusY: 2.6, edge: "edge" }];
    case "bar": return [line([at(0, -5), at(0, 5)])];
  }
}
