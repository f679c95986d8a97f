import { describe, expect, it } from "vitest";
import { addView, createCommandHistory, linkPoints, mergePoints, reviewLink, splitPoint, type ForestView, type LinkRecord, type MergePointsInput } from "#shared/forest/index.ts";
import { isLinkId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import { randomCommand, type Actor } from "#tests/support/randomCommand.ts";
import { merge, randomGraphCommand, split } from "#tests/support/randomGraphCommand.ts";
import { seededRandom, type SeededRandom } from "#tests/support/seededRandom.ts";
import { must, testForest } from "#tests/support/testForest.ts";
import { viewSnapshot } from "#tests/support/viewSnapshot.ts";

function grown(seed: number): Actor {
  const forest = testForest();
  let texts = 0;
  const actor: Actor = { forest, history: createCommandHistory(forest), random: seededRandom(seed), text: () => `文${++texts}` };
  for (let step = 0; step < 60; step++) {
    forest.clock.advance(1);
    if (actor.random.chance(0.8)) randomCommand(actor, { withHistory: true, withSharing: false });
    else randomGraphCommand(actor);
  }
  return actor;
}

/** Links that say of the merged points what others say of the kept one, what several people think of all links, and a walk over much of what is shared. */
function doubleJudgeAndWalk({ forest }: Actor, { keepId, ids }: MergePointsInput, random: SeededRandom): void {
  for (const linkId of forest.view.linksAt(keepId)) {
    const link = forest.view.link(linkId);
    const other = random.pick(ids);
    if (link !== undefined && other !== undefined) linkPoints(forest, { ...link, from: link.from === keepId ? other : link.from, to: link.to === keepId ? other : link.to });
  }
  for (const author of ["pr_a", "pr_b"] as const) {
    const other = testForest({ docs: forest.docs, author });
    for (const { id } of [...forest.view.links()].sort(byId)) if (random.chance(0.5)) must(reviewLink(other, { id, verdict: random.chance(0.5) ? "agreed" : "doubted" }));
    other.destroy();
  }
  const ends = [...forest.view.points(), ...forest.view.links()].filter(({ doc }) => doc === "forest").sort(byId).map(({ id }) => id);
  const stops = ends.map((id, index) => ({ ids: [id, ...ends.filter(() => random.chance(0.1))], note: `话${index}` })).filter(() => random.chance(0.7));
  must(addView(forest, { kind: "walk", name: "路", spec: JSON.stringify({ version: 1, stops }) }));
}
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/**
 * What a link says, with its points named by `nameOf`. A link on a link names that one by what it says, or, if that one leads back to where it starts, by the
 * place where it does.
 */
function saying(view: ForestView, link: LinkRecord, nameOf: (id: PointId) => string): string {
  return `${link.doc} ${endName(view, link.from, nameOf)} ${link.type} ${link.phrase} ${endName(view, link.to, nameOf)}`;
}
function endName(view: ForestView, end: EndId, nameOf: (id: PointId) => string): string {
  if (!isLinkId(end)) return nameOf(end);
  const link = view.link(end);
  if (link === undefined) return end;
  const [from, to] = [endName(view, link.from, nameOf), endName(view, link.to, nameOf)];
  return from === to ? from : `(${saying(view, link, nameOf)})`;
}

/** What is looked at where something is said on a walk; each of its words is said once. */
function halts(view: ForestView, nameOf: (id: PointId) => string): Map<string, ReadonlySet<string>> {
  const walks = view.views().filter(({ kind, name }) => kind === "walk" && name === "路");
  // SAFETY: written above.
  const stops = walks.flatMap(({ spec }) => (JSON.parse(spec) as { readonly stops: readonly { readonly ids: readonly EndId[]; readonly note: string }[] }).stops);
  return new Map(stops.map(({ ids, note }) => [note, new Set(ids.map((id) => endName(view, id, nameOf)))]));
}

/** What people say of links, by person and by what the link says. One that leads back to where it starts says nothing. */
function verdicts(view: ForestView, nameOf: (id: PointId) => string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const link of view.links()) {
    const name = endName(view, link.id, nameOf);
    for (const { personId, verdict } of name.startsWith("(") ? link.reviews : []) {
      const key = `${personId} of ${name}`;
      found.set(key, (found.get(key) ?? new Set()).add(verdict));
    }
  }
  return found;
}
const sayings = (view: ForestView, nameOf: (id: PointId) => string): Map<LinkId, string> => new Map([...view.links()].map((link) => [link.id, saying(view, link, nameOf)]));
const itself = (id: PointId): string => id;
const reasonsOf = (view: ForestView): string[] => [...view.links()].flatMap((link) => link.reason.split("\n\n")).filter((reason) => reason !== "");
const tree = (view: ForestView): string[] => [...view.points()].map((point) => `${point.parentId ?? "top"} > ${point.id}`).sort();

describe("merging points", () => {
  it("keeps every link, each where it was or at the kept point, and every word", () => {
    let [merges, joined, folded, moved] = [0, 0, 0, 0];
    for (let seed = 1; seed <= 300; seed++) {
      const actor = grown(seed);
      const { view } = actor.forest;
      const wanted = merge(actor);
      const gone = new Set(wanted.ids.filter((id) => id !== wanted.keepId));
      const renamed = (id: PointId): string => (gone.has(id) ? wanted.keepId : id);
      const before = sayings(view, renamed);
      const reasons = reasonsOf(view);
      const names = [wanted.keepId, ...wanted.ids].flatMap((id) => [view.point(id)?.title ?? "", view.point(id)?.summary ?? "", ...(view.point(id)?.aliases ?? []), ...(view.point(id)?.tags ?? [])]);
      const pointsBefore = view.pointCount;
      const result = mergePoints(actor.forest, wanted);
      if (!result.ok) continue;
      merges += 1;
      moved += result.value.moved.length;
      joined += result.value.joined.length;
      folded += result.value.folded.length;
      const after = sayings(view, itself);
      const ended = new Set([...result.value.joined, ...result.value.folded]);
      expect(view.pointCount, `seed ${seed}`).toBe(pointsBefore - gone.size);
      for (const [id, was] of before) {
        if (ended.has(id)) expect(view.trashedLink(id), `seed ${seed}: ${id} is lost`).toBeDefined();
        else expect(after.get(id), `seed ${seed}: ${id}`).toBe(was);
      }
      expect([...after.keys()].every((id) => before.has(id)), `seed ${seed}`).toBe(true);
      const seen = new Set(after.values());
      for (const id of result.value.joined) expect(seen.has(before.get(id) ?? ""), `seed ${seed}: ${id} has no twin`).toBe(true);
      const now = new Set([...reasonsOf(view), ...result.value.folded.map((id) => view.trashedLink(id)?.reason)]);
      for (const reason of reasons) expect(now.has(reason), `seed ${seed}: ${reason}`).toBe(true);
      const kept = view.point(wanted.keepId);
      const words = [kept?.title, kept?.summary, ...(kept?.aliases ?? []), ...(kept?.tags ?? [])].join("\n");
      for (const name of names) expect(words, `seed ${seed}`).toContain(name);
      expect(view.problems().filter(({ code }) => code === "cyclic-parents"), `seed ${seed}`).toEqual([]);
    }
    expect(merges).toBeGreaterThan(150);
    expect(Math.min(moved, joined + folded), "the forests were too tame").toBeGreaterThan(20);
  });

  it("keeps every verdict and every halt of a walk, and undo gives all of it back", () => {
    let [merges, joined, folded] = [0, 0, 0];
    for (let seed = 1; seed <= 300; seed++) {
      const actor = grown(seed);
      const { view } = actor.forest;
      const wanted = merge(actor);
      doubleJudgeAndWalk(actor, wanted, seededRandom(seed + 5000));
      const gone = new Set(wanted.ids.filter((id) => id !== wanted.keepId));
      const renamed = (id: PointId): string => (gone.has(id) ? wanted.keepId : id);
      const [before, walked, judged] = [viewSnapshot(view), halts(view, renamed), verdicts(view, renamed)];
      const reviews = new Map([...view.links()].map((link) => [link.id, link.reviews]));
      const result = mergePoints(actor.forest, wanted);
      if (!result.ok) continue;
      merges += 1;
      joined += result.value.joined.filter((id) => reviews.get(id)?.length !== 0).length;
      folded += result.value.folded.length;
      expect(halts(view, itself), `seed ${seed}: a walk has lost its way`).toEqual(walked);
      const judgedNow = verdicts(view, itself);
      for (const [key, said] of judged) expect([...(judgedNow.get(key) ?? [])].some((verdict) => said.has(verdict)), `seed ${seed}: ${key}`).toBe(true);
      for (const id of [...result.value.joined, ...result.value.folded]) expect(view.trashedLink(id)?.reviews, `seed ${seed}: ${id}`).toEqual(reviews.get(id));
      actor.history.undo();
      expect(viewSnapshot(view), `seed ${seed}: undone`).toEqual(before);
    }
    expect(merges).toBeGreaterThan(150);
    expect(Math.min(joined, folded), "the forests were too tame").toBeGreaterThan(20);
  });

  it("and splitting off what came in gives every link back its end", () => {
    let rounds = 0;
    for (let seed = 1000; seed < 1300; seed++) {
      const actor = grown(seed);
      const { forest, random } = actor;
      const { view } = forest;
      const keepId = random.pick([...view.points()].map((point) => point.id).sort());
      const other = random.pick([...view.points()].filter((point) => point.id !== keepId && point.doc === view.point(keepId ?? "pt_none")?.doc).map((point) => point.id).sort());
      if (keepId === undefined || other === undefined) continue;
      const links = [...view.linksAt(other)];
      const children = view.children(other).filter((id) => id !== keepId);
      const name = (id: PointId): string => (id === other ? "other" : id);
      const before = sayings(view, name);
      const merged = mergePoints(forest, { keepId, ids: [other] });
      if (!merged.ok || merged.value.joined.length + merged.value.folded.length > 0) continue;
      const part = must(splitPoint(forest, { id: keepId, title: "又分开", linkIds: links, childIds: children }));
      expect(sayings(view, (id) => (id === part ? "other" : id)), `seed ${seed}`).toEqual(before);
      expect([...view.children(part)].sort(), `seed ${seed}`).toEqual([...children].sort());
      rounds += 1;
    }
    expect(rounds).toBeGreaterThan(100);
  });
});

describe("splitting a point", () => {
  it("and merging the parts again gives back links, children and their places in the tree", () => {
    let rounds = 0;
    for (let seed = 2000; seed < 2300; seed++) {
      const actor = grown(seed);
      const { forest } = actor;
      const { view } = forest;
      const before = sayings(view, itself);
      const treeBefore = tree(view);
      const start = viewSnapshot(view);
      const wanted = { ...split(actor), summary: "" };
      const part = splitPoint(forest, wanted);
      if (!part.ok) continue;
      expect(view.linkCount, `seed ${seed}`).toBe(before.size);
      expect(sayings(view, (id) => (id === part.value ? wanted.id : id)), `seed ${seed}`).toEqual(before);
      const twins = new Set(before.values()).size < before.size;
      const merged = must(mergePoints(forest, { keepId: wanted.id, ids: [part.value] }));
      expect(tree(view), `seed ${seed}`).toEqual(treeBefore);
      // Two links that said the same before the split are one after it.
      if (!twins) expect([sayings(view, itself), merged.joined, merged.folded], `seed ${seed}`).toEqual([before, [], []]);
      else expect(new Set(sayings(view, itself).values()), `seed ${seed}`).toEqual(new Set(before.values()));
      actor.history.undo();
      actor.history.undo();
      expect(viewSnapshot(view), `seed ${seed}`).toEqual(start);
      rounds += 1;
    }
    expect(rounds).toBeGreaterThan(200);
  });
});
