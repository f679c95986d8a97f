import * as Y from "yjs";
import { addMilestone, createCommandHistory, removeMilestone, type DocName } from "#shared/forest/index.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import { randomCommand } from "./randomCommand.ts";
import { seededRandom } from "./seededRandom.ts";
import { testForest, type TestForest } from "./testForest.ts";

const WORDS = ["光合作用", "森林 🌲", "é́", "naïve", "𠮷野家", "一二三四五六七八九十", "Ünï\u200dcode", "\u202eabc", "‘引号’"];

export interface RandomForest {
  readonly forest: TestForest;
  /** Everything a log would hold, in order. */
  readonly updates: readonly LoggedUpdate[];
}

/** A forest somebody has worked in by chance, with private cases, trash, undo and all sorts of letters. Private texts hold SECRET. */
export function randomForest(seed: number, steps: number): RandomForest {
  const random = seededRandom(seed);
  const docs: Record<DocName, Y.Doc> = { forest: new Y.Doc(), personal: new Y.Doc() };
  docs.forest.clientID = seed * 2 + 1;
  docs.personal.clientID = seed * 2 + 2;
  const updates: LoggedUpdate[] = [];
  for (const docId of ["forest", "personal"] as const) docs[docId].on("update", (bytes: Uint8Array) => { updates.push({ docId, bytes }); });
  const forest = testForest({ docs });
  let texts = 0;
  const text = (secret: boolean): string => `${secret ? "SECRET" : ""}${random.pick(WORDS) ?? ""}${++texts}`;
  const actor = { forest, history: createCommandHistory(forest), random, text };
  for (let step = 0; step < steps; step++) {
    randomCommand(actor, { withHistory: true, withSharing: false });
    if (random.chance(0.05)) addMilestone(forest, { name: text(false) });
    const milestone = random.pick(forest.view.milestones());
    if (milestone !== undefined && random.chance(0.02)) removeMilestone(forest, { id: milestone.id });
  }
  return { forest, updates };
}
