export { OUTLINE_LIMITS, type OutlineNode, type OutlineNote, type OutlineText, type OutlineTextError } from "./outlineTypes.ts";
export { parseOutlineText } from "./parseOutlineText.ts";
export { printOutlineText } from "./printOutlineText.ts";
