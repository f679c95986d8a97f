import type { OpenForest } from "#renderer/runtime/index.ts";
import type { LinkChoice } from "./listLinks.ts";

const choices = new WeakMap<OpenForest, LinkChoice>();

/** What was listed last in this forest; everything at first. Session state, so that a list is found again as it was left. */
export const lastChoice = (forest: OpenForest): LinkChoice => choices.get(forest) ?? { type: "all", review: "all" };

export function keepChoice(forest: OpenForest, choice: LinkChoice): void {
  choices.set(forest, choice);
}
