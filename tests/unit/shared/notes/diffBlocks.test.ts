import { describe, expect, it } from "vitest";
import { diffBlocks, type BlockDiff, type NoteJson } from "#shared/notes/index.ts";

const p = (text: string): NoteJson => ({ type: "paragraph", content: text === "" ? [] : [{ type: "text", text }] });
const shown = (diffs: readonly BlockDiff[]): string[] => diffs.map(({ kind, pieces }) => `${kind}: ${pieces.map((piece) => (piece.kind === "added" ? `[+${piece.text}]` : piece.kind === "removed" ? `[-${piece.text}]` : piece.text)).join("")}`);

describe("diffBlocks", () => {
  it("shows which signs of a Chinese sentence changed", () => {
    expect(shown(diffBlocks([p("让价以后他更谨慎了。"), p("不变")], [p("让价以后他反而更谨慎了。"), p("不变")]))).toEqual(["changed: 让价以后他[+反而]更谨慎了。", "same: 不变"]);
  });

  it("takes Latin words and numbers as wholes, and no single sign for a likeness in the midst of what differs", () => {
    expect(shown(diffBlocks([p("We met 12 people today.")], [p("We meet 21 people today.")]))).toEqual(["changed: We [-met 12][+meet 21] people today."]);
    expect(shown(diffBlocks([p("开头甲的乙结尾都一样的话")], [p("开头丙的丁结尾都一样的话")]))).toEqual(["changed: 开头[-甲的乙][+丙的丁]结尾都一样的话"]);
  });

  it("says removed and added of blocks that have little in common", () => {
    expect(shown(diffBlocks([p("完全不同的一段话"), p("尾")], [p("另写了别处经历"), p("尾")]))).toEqual(["removed: [-完全不同的一段话]", "added: [+另写了别处经历]", "same: 尾"]);
  });

  it("says when only the look of a block changed", () => {
    const [diff] = diffBlocks([p("题")], [{ type: "paragraph", content: [{ type: "text", text: "题", marks: [{ type: "bold" }] }] }]);
    expect(diff).toMatchObject({ kind: "changed", isLookOnly: true, at: 0 });
  });

  it("says that a link, a mention, a file or a tick changed under the same words, and where new links lead", () => {
    const linked = (href: string): NoteJson => ({ type: "paragraph", content: [{ type: "text", text: "报名", marks: [{ type: "link", attrs: { href } }] }] });
    const mention = (pointId: string): NoteJson => ({ type: "paragraph", content: [{ type: "pointRef", attrs: { pointId, label: "势" } }] });
    const picture = (sign: string): NoteJson => ({ type: "image", attrs: { att: sign.repeat(64), alt: "图" } });
    const task = (checked: boolean): NoteJson => ({ type: "taskList", content: [{ type: "taskItem", attrs: { checked }, content: [p("做")] }] });
    expect(diffBlocks([linked("https://a.example/")], [linked("https://b.example/")])).toMatchObject([{ isLookOnly: false, beyond: ["link"], newAddresses: ["https://b.example/"] }]);
    expect(diffBlocks([mention("pt_1")], [mention("pt_2")])).toMatchObject([{ isLookOnly: false, beyond: ["mention"] }]);
    expect(diffBlocks([picture("a")], [picture("b")])).toMatchObject([{ isLookOnly: false, beyond: ["file"] }]);
    expect(diffBlocks([task(false)], [task(true)])).toMatchObject([{ isLookOnly: false, beyond: ["tick"] }]);
    expect(diffBlocks([], [linked("https://b.example/")])).toMatchObject([{ kind: "added", newAddresses: ["https://b.example/"] }]);
  });

  it("names what has no words by its type, known or not", () => {
    expect(diffBlocks([], [{ type: "image", attrs: {} }, { type: "fromTheFuture" }])).toMatchObject([{ kind: "added", type: "image", pieces: [] }, { kind: "added", type: "fromTheFuture", pieces: [] }]);
  });

  it("comes to an end with hostile text", () => {
    const long = (seed: string): NoteJson[] => Array.from({ length: 60 }, (_, at) => p(`${seed}${String(at)}`.repeat(800)));
    expect(diffBlocks(long("ab"), long("ba"))).not.toEqual([]);
  }, 60_000);
});
