/** Search (搜索): the one box over everything, and what else speaks of a point. */
export { BacklinksSection } from "./BacklinksSection.tsx";
export { RelatedSection } from "./RelatedSection.tsx";
export { SearchDialog } from "./SearchDialog.tsx";
export { searchActions } from "./actions.ts";
