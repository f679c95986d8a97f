import type { Measure } from "#renderer/features/graph/model/lensTypes.ts";
import type { GraphTheme } from "#renderer/features/graph/cytoscape/graphTheme.ts";

/** What everything that is drawn shares. */
export interface SvgPen {
  readonly theme: GraphTheme;
  readonly measure: Measure;
  /** Letters smaller than this are left out: on a thumbnail nobody could read them. 0 draws all. */
  readonly leastLetterPx: number;
}
