import { beforeEach, describe, expect, it } from "vitest";
import { startThread, suggestVersion } from "#shared/discussion/index.ts";
import { addPoint, linkPoints, renamePoint, type ForestChange } from "#shared/forest/index.ts";
import { ok, type PersonId } from "#shared/kernel/index.ts";
import type { PeerPresence } from "#shared/sync/index.ts";
import { createGroupNews, MOST_NEWS, type GroupNews } from "#renderer/runtime/groups/createGroupNews.ts";
import { createReadable } from "#renderer/runtime/index.ts";
import { testDiscussion, type TestDiscussion } from "#tests/support/testDiscussion.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const peers = createReadable<readonly PeerPresence[]>([]);
let forest: TestForest;
let talk: TestDiscussion;
let news: GroupNews;
let author: PersonId | null;
let isAway: boolean;
let released: number;

beforeEach(() => {
  peers.set([]);
  forest = testForest();
  talk = testDiscussion({ author: "pr_he" });
  author = null;
  isAway = false;
  released = 0;
});

function begin(): void {
  const { view } = forest;
  // What others do arrives as remote changes: here it is made by commands and told as one.
  const remote = { ...view, points: () => view.points(), links: () => view.links(), point: view.point.bind(view), link: view.link.bind(view), onChange: (listener: (change: ForestChange) => void) => view.onChange((change) => { listener({ ...change, origin: author === null ? "local" : "remote" }); }) };
  news = createGroupNews({
    view: remote, clock: forest.clock, peers, authorNow: () => author, me: () => "pr_me", isAway: () => isAway, report: (where) => { throw new Error(where); },
    notes: { open: async () => ok({ docId: "discussion", doc: talk.doc, isReadOnly: false, release: () => { released += 1; } }) },
  });
}
function as(by: PersonId, work: () => void): void {
  author = by;
  work();
  author = null;
}
const told = (): string[] => news.news.get().items.map(({ kind, id, by }) => `${by} ${kind} ${id}`);
const here = (name: PersonId): PeerPresence => ({ personId: name, deviceKey: "A".repeat(43), name, presence: null });

describe("what came while somebody was away", () => {
  it("is what others made before, not what was here, what is edited, and what one makes oneself", () => {
    const mine = must(addPoint(forest, { title: "早就有的", parentId: null }));
    begin();
    forest.clock.advance(-60_000);
    as("pr_chen", () => {
      const theirs = must(addPoint(forest, { title: "新的", parentId: null }));
      must(renamePoint(forest, { id: mine, title: "改了" }));
      must(linkPoints(forest, { from: theirs, to: mine, type: "supports", phrase: "", reason: "" }));
    });
    as("pr_me", () => { must(addPoint(forest, { title: "我另一台设备写的", parentId: null })); });
    must(addPoint(forest, { title: "我写的", parentId: null }));
    expect(news.news.get().items.map(({ kind, by }) => `${by} ${kind}`)).toEqual(["pr_chen point", "pr_chen link"]);
  });

  it("is nothing that is made while one looks on, unless nobody does", () => {
    begin();
    forest.clock.advance(1_000);
    as("pr_chen", () => { must(addPoint(forest, { title: "正在一起写", parentId: null })); });
    expect(told()).toEqual([]);
    isAway = true;
    as("pr_chen", () => { must(addPoint(forest, { title: "夜里写的", parentId: null })); });
    expect(told()).toHaveLength(1);
  });

  it("counts a note while the device catches up with its author, once", async () => {
    peers.set([here("pr_chen")]);
    begin();
    await news.taking("note:pt_a", "pr_chen");
    await news.taking("note:pt_a", "pr_chen");
    forest.clock.advance(20_000);
    await news.taking("note:pt_b", "pr_chen");
    await news.taking("note:pt_c", "pr_he");
    expect(told()).toEqual(["pr_chen note pt_a", "pr_he note pt_c"]);
    peers.set([here("pr_chen"), here("pr_he")]);
    await news.taking("note:pt_d", "pr_he");
    forest.clock.advance(20_000);
    await news.taking("note:pt_e", "pr_he");
    expect(told().at(-1)).toBe("pr_he note pt_d");
  });

  it("counts comments that were not there before, by who says them, and lets go of the discussion", async () => {
    talk.clock.advance(-60_000);
    must(startThread(talk, { at: "pt_a", passage: null, text: "早先的话" }));
    begin();
    forest.clock.advance(5_000);
    await news.taking("discussion", "pr_he");
    await news.taking("discussion", "pr_he");
    must(startThread(talk, { at: "pt_b", passage: null, text: "新的话" }));
    news.settled();
    expect(news.news.get().items).toMatchObject([{ kind: "comment", by: "pr_he", at: "pt_b" }]);
    expect(released).toBe(1);
  });

  it("counts suggestions for notes like comments", async () => {
    talk.clock.advance(-60_000);
    begin();
    await news.taking("discussion", "pr_he");
    must(suggestVersion(talk, { at: "note:pt_b", text: { base: [], blocks: [{ type: "paragraph" }] }, why: "" }));
    news.settled();
    expect(news.news.get().items).toEqual([{ kind: "suggestion", id: "th_1", by: "pr_he", at: "note:pt_b" }]);
  });

  it("is gone when it was seen, and told anew for what comes later", async () => {
    begin();
    await news.taking("note:pt_a", "pr_chen");
    news.dismiss();
    expect(told()).toEqual([]);
    await news.taking("note:pt_b", "pr_chen");
    expect(told()).toEqual(["pr_chen note pt_b"]);
    news.stop();
  });

  it("keeps no more than it can show", async () => {
    begin();
    for (let each = 0; each <= MOST_NEWS; each += 1) await news.taking(`note:pt_${each}`, "pr_chen");
    expect([news.news.get().items.length, news.news.get().isCut]).toEqual([MOST_NEWS, true]);
  });
});
