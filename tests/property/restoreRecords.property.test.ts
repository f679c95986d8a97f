import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { createCommandHistory, rawRecords, restoreRecords, startForest, type CommandHistory, type ForestView, type RawRecords } from "#shared/forest/index.ts";
import { randomCommand } from "#tests/support/randomCommand.ts";
import { seededRandom, type SeededRandom } from "#tests/support/seededRandom.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";
import { viewSnapshot } from "#tests/support/viewSnapshot.ts";

const SEEDS = 160;
const COMMANDS = 70;

interface Moment {
  readonly raw: RawRecords;
  readonly shown: unknown;
  readonly points: ReadonlyMap<string, string>;
}
interface Lived {
  readonly forest: TestForest;
  readonly history: CommandHistory;
  readonly moments: Moment[];
  /** Every private text and every id that ever stood in the shared document. */
  readonly everShared: Set<string>;
}

/** What is seen, apart from the trash: what came later lies there afterwards. */
function shown(view: ForestView): unknown {
  const { trashedPoints: _points, trashedLinks: _links, trashedViews: _views, problems: _problems, ...rest } = viewSnapshot(view) as Record<string, unknown>;
  return rest;
}
const titles = (view: ForestView): ReadonlyMap<string, string> => new Map([...view.points()].map((point) => [point.id, point.title]));

function marksIn(doc: Y.Doc): string[] {
  const bytes = new TextDecoder().decode(Y.encodeStateAsUpdate(doc));
  return [...(bytes.match(/私\d+;/g) ?? []), ...(JSON.stringify(doc.toJSON()).match(/(pt|ln)_\d+/g) ?? [])];
}

function live(random: SeededRandom, withSharing: boolean): Lived {
  const forest = testForest();
  for (const doc of Object.values(forest.docs)) for (const root of ["meta", "points", "links", "views"]) doc.getMap(root);
  must(startForest(forest, { name: "森林" }));
  const history = createCommandHistory(forest);
  const lived: Lived = { forest, history, moments: [], everShared: new Set() };
  let texts = 0;
  const actor = { forest, history, random, text: (secret: boolean) => `${secret ? "私" : "公"}${++texts};` };
  for (let step = 0; step < COMMANDS; step++) {
    forest.clock.advance(1 + random.below(5));
    if (random.chance(0.1)) lived.moments.push({ raw: rawRecords(forest.docs), shown: shown(forest.view), points: titles(forest.view) });
    randomCommand(actor, { withHistory: true, withSharing });
    if (withSharing) for (const mark of marksIn(forest.docs.forest)) lived.everShared.add(mark);
  }
  return lived;
}

describe("going back to any state after any history", () => {
  it(`shows what was shown then, and undo brings back the state before (${SEEDS} seeds)`, () => {
    let changed = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = seededRandom(seed);
      const { forest, history, moments } = live(random, false);
      const moment = random.pick(moments);
      if (moment === undefined) continue;
      const before = viewSnapshot(forest.view);
      const counts = must(restoreRecords(forest, { records: "all", past: moment.raw }));
      expect(shown(forest.view), `seed ${seed}`).toEqual(moment.shown);
      expect(viewSnapshot(testForest({ docs: forest.docs }).view), `seed ${seed}`).toEqual(viewSnapshot(forest.view));
      if (counts.restored + counts.created + counts.trashed === 0) continue;
      changed += 1;
      const after = viewSnapshot(forest.view);
      expect(history.undo(), `seed ${seed}`).toMatchObject({ command: "restoreRecords", kept: 0 });
      expect(viewSnapshot(forest.view), `seed ${seed}, undone`).toEqual(before);
      history.redo();
      expect(viewSnapshot(forest.view), `seed ${seed}, done again`).toEqual(after);
      expect(must(restoreRecords(forest, { records: "all", past: moment.raw })), `seed ${seed}, twice`).toMatchObject({ restored: 0, created: 0, trashed: 0 });
    }
    expect(changed).toBeGreaterThan(SEEDS / 2);
  });

  it("lets nothing private into the shared document, and brings back every point that was there", () => {
    let kept = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = seededRandom(seed);
      const { forest, history, moments, everShared } = live(random, true);
      const moment = random.pick(moments);
      if (moment === undefined) continue;
      const before = viewSnapshot(forest.view);
      const docBefore = new Map([...rawRecords(forest.docs).points].map(([id, record]) => [id, record.doc]));
      const counts = must(restoreRecords(forest, { records: "all", past: moment.raw }));
      kept += counts.kept;
      expect(marksIn(forest.docs.forest).filter((mark) => !everShared.has(mark)), `seed ${seed}`).toEqual([]);
      expect([...titles(forest.view).keys()].sort(), `seed ${seed}`).toEqual([...moment.points.keys()].sort());
      for (const [id, title] of moment.points) {
        const wasPrivate = moment.raw.points.get(id)?.doc === "personal";
        if (!wasPrivate || docBefore.get(id) !== "forest") expect(titles(forest.view).get(id), `seed ${seed}, ${id}`).toBe(title);
      }
      if (counts.restored + counts.created + counts.trashed === 0) continue;
      history.undo();
      expect(viewSnapshot(forest.view), `seed ${seed}, undone`).toEqual(before);
    }
    expect(kept).toBeGreaterThan(0);
  });

  it("makes no point its own ancestor when single records are brought back", () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const random = seededRandom(seed);
      const { forest, history, moments } = live(random, false);
      const moment = random.pick(moments);
      if (moment === undefined) continue;
      const loops = (): number => forest.view.problems().filter((problem) => problem.code === "cyclic-parents").length;
      const [loopsBefore, before] = [loops(), viewSnapshot(forest.view)];
      const ids = [...moment.raw.points.keys()].filter(() => random.chance(0.3));
      const links = [...moment.raw.links.keys()].filter(() => random.chance(0.3));
      const present = new Set([...forest.view.points()].map((point) => point.id as string));
      const counts = must(restoreRecords(forest, { records: [...ids.map((id) => ({ root: "points" as const, id })), ...links.map((id) => ({ root: "links" as const, id }))], past: moment.raw }));
      expect(loops(), `seed ${seed}`).toBeLessThanOrEqual(loopsBefore);
      const shownAfter = [...titles(forest.view).keys()];
      expect([...present].filter((id) => !shownAfter.includes(id)), `seed ${seed}: what is present stays`).toEqual([]);
      for (const id of ids) if (moment.points.has(id)) expect(titles(forest.view).get(id), `seed ${seed}`).toBe(moment.points.get(id));
      if (counts.restored + counts.created === 0) continue;
      history.undo();
      expect(viewSnapshot(forest.view), `seed ${seed}, undone`).toEqual(before);
    }
  });
});
