export { FOCUS_MEASURES } from "./focusMeasures.ts";
export type { FocusCurve, FocusGroupName, FocusHeading, FocusLayout, FocusNeighbour, FocusPill, FocusRequest, FocusSheet, FocusSizes } from "./focusTypes.ts";
export { shownInFocus } from "./gatherFocus.ts";
export { layoutFocus } from "./layoutFocus.ts";
export { mostLinked } from "./mostLinked.ts";
