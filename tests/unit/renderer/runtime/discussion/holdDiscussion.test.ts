import { describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { err, ok } from "#shared/kernel/index.ts";
import type { DiscussionDocId } from "#shared/notes/index.ts";
import { holdDiscussion, type HeldDiscussion, type OpenForest } from "#renderer/runtime/index.ts";
import type { FakeBridge } from "#tests/support/fakeBridge.ts";
import { forestForEach } from "#tests/support/forestForEach.ts";
import { refusal } from "#tests/support/testForest.ts";
import { until } from "#tests/support/until.ts";

type Docs = Readonly<Record<DiscussionDocId, Y.Doc>>;
interface Reading { readonly docs: Docs; destroy(): void }

let fake: FakeBridge;
let forest: OpenForest;
/** Readings that were made and are not gone. */
let readings = 0;

function hold(over: Partial<OpenForest> = {}, read?: (docs: Docs) => Reading): HeldDiscussion<Reading> {
  return holdDiscussion({ ...forest, ...over }, {
    where: "test",
    read: read ?? ((docs) => {
      readings += 1;
      return { docs, destroy: () => { readings -= 1; } };
    }),
  });
}
const settled = (held: HeldDiscussion<Reading>): Promise<unknown> => until(held.state, ({ kind }) => kind !== "loading");
const write = (desk: { readonly doc: Y.Doc }, text: string) => {
  desk.doc.getText("t").insert(0, text);
  return ok(desk.doc.getText("t").toString());
};

forestForEach((opened, bridge) => {
  readings = 0;
  fake = bridge;
  forest = opened;
});

describe("both discussions of a forest", () => {
  it("are read for the first who looks, shared, and let go with the last", async () => {
    const held = hold();
    const releases = [held.use(), held.use()];
    await settled(held);
    expect([held.state.get().kind, readings, fake.callNames.filter((name) => name === "notes.open").length]).toEqual(["ready", 1, 2]);
    releases[0]?.();
    releases[0]?.();
    expect(held.state.get().kind).toBe("ready");
    releases[1]?.();
    expect([held.state.get().kind, readings]).toEqual(["loading", 0]);
    expect(refusal(held.run("discussion", write, "没人开着"))).toBe("read-only");
  });

  it("are the same documents for everybody who holds them, each by a reading of their own", async () => {
    const [one, other] = [hold(), hold()];
    const releases = [one.use(), other.use()];
    await Promise.all([settled(one), settled(other)]);
    expect(one.run("discussion", write, "说了")).toEqual(ok("说了"));
    const state = other.state.get();
    expect(state.kind === "ready" && state.reading.docs.discussion.getText("t").toString()).toBe("说了");
    expect([one.run("my:discussion", write, "想了"), readings]).toEqual([ok("想了"), 2]);
    for (const release of releases) release();
  });

  it("forget an answer that comes after everybody has gone", async () => {
    const answers: (() => void)[] = [];
    let open = 0;
    let onLate = (): void => undefined;
    const lateIsGone = new Promise<void>((resolve) => { onLate = resolve; });
    const held = hold({
      openDiscussion: async (docId) => {
        await new Promise<void>((resolve) => { answers.push(resolve); });
        const opened = await forest.openDiscussion(docId);
        if (!opened.ok) return opened;
        open += 1;
        return ok({ ...opened.value, isReadOnly: false, release: () => {
          open -= 1;
          opened.value.release();
          if (open === 2) onLate();
        } });
      },
    });
    held.use()();
    const release = held.use();
    // Those who came second are answered first.
    for (const answer of [...answers].reverse()) answer();
    await settled(held);
    await lateIsGone;
    expect([held.state.get().kind, readings, open]).toEqual(["ready", 1, 2]);
    release();
    expect([readings, open]).toEqual([0, 0]);
  });

  it("are written by whoever may: refused in one that may only be read, and in a forest that may", async () => {
    const held = hold({
      openDiscussion: async (docId) => {
        const opened = await forest.openDiscussion(docId);
        return opened.ok ? ok({ ...opened.value, isReadOnly: docId === "discussion" }) : opened;
      },
    });
    const release = held.use();
    await settled(held);
    expect([refusal(held.run("discussion", write, "甲")), held.run("my:discussion", write, "乙")]).toEqual(["read-only", ok("乙")]);
    expect(await held.during((writable) => [writable("discussion"), writable("my:discussion")?.getText("t").toString()])).toEqual([null, "乙"]);
    await forest.close();
    expect(refusal(held.run("my:discussion", write, "丙"))).toBe("read-only");
    release();
  });

  it("are opened for one piece of work when nobody looks, and let go after it, even when it fails", async () => {
    const held = hold();
    expect(await held.during((writable) => writable("discussion") !== null)).toBe(true);
    await expect(held.during(() => { throw new Error("a fault"); })).rejects.toThrow("a fault");
    expect([held.state.get().kind, readings]).toEqual(["loading", 0]);
  });
});

describe("a discussion that does not open", () => {
  it("lets go of the other one, says so, and can be tried again", async () => {
    let open = 0;
    let isBroken = true;
    const held = hold({
      openDiscussion: async (docId) => {
        const opened = await forest.openDiscussion(docId);
        if (isBroken && docId === "discussion") return err({ code: "corrupt" });
        if (!opened.ok) return opened;
        open += 1;
        return ok({ ...opened.value, isReadOnly: false, release: () => { open -= 1; opened.value.release(); } });
      },
    });
    const release = held.use();
    await settled(held);
    expect([held.state.get().kind, open, await held.during((writable) => writable("my:discussion"))]).toEqual(["failed", 0, null]);
    isBroken = false;
    held.retry();
    expect(held.state.get().kind).toBe("loading");
    await settled(held);
    expect([held.state.get().kind, open]).toEqual(["ready", 2]);
    held.retry();
    expect(held.state.get().kind).toBe("ready");
    release();
    held.retry();
    expect([held.state.get().kind, open]).toEqual(["loading", 0]);
  });

  it("has failed, too, when opening or reading breaks off", async () => {
    const thrown = hold({ openDiscussion: async () => { throw new Error("a fault"); } });
    const unreadable = hold({}, () => { throw new Error("a fault"); });
    const releases = [thrown.use(), unreadable.use()];
    await Promise.all([settled(thrown), settled(unreadable)]);
    expect([thrown.state.get().kind, unreadable.state.get().kind]).toEqual(["failed", "failed"]);
    for (const release of releases) release();
  });
});
