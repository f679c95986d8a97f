import { LINK_TYPES, type LinkRecord, type LinkType } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import type { FocusGroupName, FocusSide } from "./focusTypes.ts";

const BOTH_WAYS: ReadonlySet<LinkType> = new Set(["resembles", "interacts"]);
const WEIGHED_AGAINST: ReadonlySet<LinkType> = new Set(["contrasts", "refutes"]);

/** From top to bottom where several stand on one side; what speaks against comes first, what proves last. */
export const GROUP_ORDER: readonly FocusGroupName[] = [
  "from", "to", "parent", "outgoing", "disputes",
  ...LINK_TYPES.filter((type) => type !== "illustrates").flatMap((type): FocusGroupName[] => [`${type}-out`, `${type}-in`]),
  "illustrates-out", "illustrates-in", "cases", "incoming", "siblings", "children", "invite",
];

/** Which group a neighbour belongs to, by its oldest link with the centre. */
export function groupNameOf(link: LinkRecord, centre: EndId, isDisputed: boolean, byType: boolean): FocusGroupName {
  const isIncoming = link.to === centre && !BOTH_WAYS.has(link.type);
  if (!byType) return isIncoming ? "incoming" : "outgoing";
  if (isDisputed || WEIGHED_AGAINST.has(link.type)) return "disputes";
  return isIncoming ? `${link.type}-in` : `${link.type}-out`;
}

const BELOW: readonly FocusSide[] = ["bottom", "left", "right", "top"];
const ABOVE: readonly FocusSide[] = ["top", "right", "left", "bottom"];
const BEFORE: readonly FocusSide[] = ["left", "bottom", "top", "right"];
const AFTER: readonly FocusSide[] = ["right", "top", "left", "bottom"];

const LIKED: Readonly<Partial<Record<FocusGroupName, readonly FocusSide[]>>> = {
  "supports-in": BELOW, "causes-in": BELOW, children: BELOW,
  "causes-out": ABOVE, "supports-out": ABOVE, parent: ABOVE,
  "premise-in": BEFORE, incoming: BEFORE, from: BEFORE, "applies-out": BEFORE, siblings: BEFORE, "interacts-out": BEFORE, "free-in": BEFORE, "premise-out": BEFORE, "applies-in": BEFORE,
};

/** Sides a group likes to stand on, dearest first: what holds the centre up stands below it, what follows from it above. */
export const likedSides = (name: FocusGroupName): readonly FocusSide[] => LIKED[name] ?? AFTER;
