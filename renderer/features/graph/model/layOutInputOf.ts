import type { Extent } from "./cameraMath.ts";
import { roomOf, type GraphSessionParts } from "./graphDesk.ts";
import type { LayOutInput, LensName, Measure } from "./lensTypes.ts";

/** What a lens is given to lay the forest out, as things stand now. */
export function layOutInputOf({ forest, t, textScale }: GraphSessionParts, { lens, extent, measure }: { readonly lens: LensName; readonly extent: Extent; readonly measure: Measure }): LayOutInput {
  const { width, height } = roomOf(lens, extent);
  return { view: forest.view, room: { width: width / textScale(), height: height / textScale() }, t, measure, isReadOnly: forest.report.get().readOnlyBecause !== null };
}
