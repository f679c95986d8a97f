import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { createCommandHistory, insertPointInLink, linkPoints, mergePoints, setOpposing, sharePoint, type Forest } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import { randomCommand, type Actor } from "#tests/support/randomCommand.ts";
import { randomGraphCommand } from "#tests/support/randomGraphCommand.ts";
import { randomWalkCommand } from "#tests/support/randomWalkCommand.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { deliverAll, peer, type Peer } from "#tests/support/twoPeers.ts";

const SECRET = /SECRET\d+!/g;
const IDS = /(?:pt|ln)_a\d+/g;

const actorFor = (one: Peer, random: Actor["random"], text: Actor["text"]): Actor => ({ forest: one.forest, history: createCommandHistory(one.forest), random, text });
const idsOf = (forest: Forest, doc: "forest" | "personal"): string[] => [...forest.view.points(), ...forest.view.links(), ...forest.view.trashedPoints(), ...forest.view.trashedLinks()].filter((record) => record.doc === doc).map(({ id }) => id);

/** Which ids each shared record holds, in its keys or its values; its own is not among them. */
function namesIn(forest: Forest): Set<string> {
  const found = new Set<string>();
  for (const root of ["points", "links", "views"]) {
    forest.docs.forest.getMap(root).forEach((record, id) => {
      for (const name of JSON.stringify((record as Y.Map<unknown>).toJSON()).match(IDS) ?? []) found.add(`${name} in ${id}`);
    });
  }
  return found;
}

/** Every word that an update holds, also those that the same update has replaced. Ids stand there without anything that ends them, so bytes cannot be searched for them. */
function wordsIn(update: Uint8Array): string {
  return Y.decodeUpdate(update).structs.map((struct) => (struct instanceof Y.Item ? `${struct.parentSub ?? ""} ${struct.content instanceof Y.ContentAny ? JSON.stringify(struct.content.getContent()) : ""}` : "")).join("\n");
}

/** Watches what one person sends: what was never shared is not in it, and no record comes to name what is private again unless it did so before (undo may put that back). */
function watch({ forest, outbox }: Peer): (where: string, step: () => void) => void {
  const told = new Set<string>();
  const named = new Set<string>();
  return (where, step) => {
    const [own, sent] = [new Set(idsOf(forest, "personal")), outbox.length];
    for (const name of namesIn(forest)) named.add(name);
    step();
    const sharedNow = new Set(idsOf(forest, "forest").filter((id) => own.has(id)));
    const inShared = [...sharedNow].flatMap((id) => JSON.stringify([forest.docs.forest.getMap("points").get(id), forest.docs.forest.getMap("links").get(id)]).match(SECRET) ?? []);
    for (const secret of inShared) told.add(secret);
    const known = new Set([...forest.docs.forest.getMap("points").keys(), ...forest.docs.forest.getMap("links").keys()]);
    for (const update of outbox.slice(sent)) {
      const words = wordsIn(update);
      expect([...(Buffer.from(update).toString("latin1").match(SECRET) ?? []), ...(words.match(SECRET) ?? [])].filter((secret) => !told.has(secret)), `${where}: words`).toEqual([]);
      expect((words.match(IDS) ?? []).filter((id) => !known.has(id)), `${where}: ids`).toEqual([]);
    }
    const ownNow = new Set(idsOf(forest, "personal"));
    expect([...namesIn(forest)].filter((name) => !named.has(name) && ownNow.has(name.slice(0, name.indexOf(" ")))), `${where}: names of what is private again`).toEqual([]);
  };
}

const pickOwn = ({ forest, random }: Actor): PointId => random.pick([...forest.view.points()].filter(({ doc }) => doc === "personal").map(({ id }) => id).sort()) ?? "pt_none";
const pickShared = ({ forest, random }: Actor): PointId => random.pick([...forest.view.points()].filter(({ doc }) => doc === "forest").map(({ id }) => id).sort()) ?? "pt_none";

/** What others do with something that is shared just now: links to it, links on its links, marks, walks. */
function drawAt(other: Actor, id: PointId): void {
  const { forest, random } = other;
  const links = (): readonly LinkId[] => forest.view.linksAt(id);
  const ends: readonly EndId[] = [id, ...links()];
  for (const end of ends) if (random.chance(0.7)) linkPoints(forest, { from: pickShared(other), to: end, type: "refutes" });
  const some = random.pick([...forest.view.links()].map((link) => link.id).sort()) ?? "ln_none";
  for (const link of links()) if (random.chance(0.5)) setOpposing(forest, { a: some, b: link, opposing: true });
  for (let walk = 0; walk < 2; walk++) randomWalkCommand(other);
}

describe("what was shared and taken back", () => {
  it("is not told anew, nor what it becomes, whatever is merged, inserted, linked and walked meanwhile", () => {
    let [takenBack, drawn, merged, inserted, secrets] = [0, 0, 0, 0, 0];
    for (let seed = 1; seed <= 120; seed++) {
      const [mine, theirs] = [peer("a", 1), peer("b", 2)];
      const random = seededRandom(seed);
      const me = actorFor(mine, random, (secret) => (secret ? `SECRET${++secrets}!` : "公开"));
      const other = actorFor(theirs, random, () => "他人");
      const watched = watch(mine);
      for (let step = 0; step < 60; step++) {
        const where = `seed ${seed}, step ${step}`;
        const id = pickOwn(me);
        if (random.chance(0.12) && me.forest.view.point(id) !== undefined) {
          watched(where, () => void sharePoint(me.forest, { id }));
          const wasShared = me.history.undoCommand === "sharePoint" && me.forest.view.point(id)?.doc === "forest";
          deliverAll([mine, theirs]);
          drawAt(other, id);
          deliverAll([mine, theirs]);
          drawn += me.forest.view.linksAt(id).length;
          if (wasShared) watched(where, () => void me.history.undo());
          if (wasShared && me.forest.view.point(id)?.doc === "personal") takenBack += 1;
          const inner = random.pick(me.forest.view.linksAt(id)) ?? "ln_none";
          if (random.chance(0.5)) watched(where, () => { inserted += insertPointInLink(me.forest, { linkId: inner, title: me.text(me.forest.view.link(inner)?.doc === "personal") }).ok ? 1 : 0; });
          const keepId = pickOwn(me);
          watched(where, () => { merged += mergePoints(me.forest, { keepId, ids: [id] }).ok ? 1 : 0; });
        } else if (random.chance(0.15)) randomCommand(other, { withHistory: true, withSharing: false });
        else watched(where, () => { random.pick([() => { randomCommand(me, { withHistory: true, withSharing: true }); }, () => { randomGraphCommand(me); }, () => { randomWalkCommand(me); }])?.(); });
        if (random.chance(0.3)) deliverAll([mine, theirs]);
      }
    }
    expect([takenBack > 100, drawn > 100, merged > 100, inserted > 20], `${takenBack} ${drawn} ${merged} ${inserted}`).toEqual([true, true, true, true]);
  });
});
