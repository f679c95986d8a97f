// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { afterEach, describe, expect, it } from "vitest";
import { noteExtensions } from "#renderer/features/notes/editor/noteExtensions.ts";
import { currentRecording, goBack, heard, insertMoment, togglePlaying, type Players } from "#renderer/features/notes/editor/recordings.ts";

const ATT = "a".repeat(64);
const player = (at: { readonly s?: number; readonly plays?: boolean } = {}): HTMLMediaElement => {
  const element = document.createElement("audio");
  let isPaused = at.plays !== true;
  let atS = at.s ?? 0;
  Object.defineProperties(element, {
    paused: { get: () => isPaused },
    currentTime: { get: () => atS, set: (to: number) => { atS = to; } },
    play: { value: () => { isPaused = false; return Promise.resolve(); } },
    pause: { value: () => { isPaused = true; } },
  });
  return element;
};
const chosen = (players: Players): string | undefined => currentRecording(players)?.sha256;

describe("the recording somebody works with", () => {
  it("is the one that plays, else the one heard last, else the first", () => {
    expect(currentRecording(new Map())).toBeNull();
    const players: Players = new Map([["one", player()], ["two", player()], ["three", player()]]);
    expect(chosen(players)).toBe("one");
    goBack(players.get("two") ?? player(), -12);
    goBack(players.get("three") ?? player(), -3);
    heard(players, "three");
    heard(players, "two");
    expect(chosen(players)).toBe("two");
    players.set("four", player({ plays: true }));
    heard(players, "gone");
    expect(chosen(players)).toBe("four");
  });

  it("plays, pauses, and goes back no further than its beginning", async () => {
    const one = player({ s: 7 });
    await togglePlaying(one);
    expect(one.paused).toBe(false);
    await togglePlaying(one);
    expect(one.paused).toBe(true);
    goBack(one, 5);
    expect(one.currentTime).toBe(2);
    goBack(one, 5);
    expect(one.currentTime).toBe(0);
  });
});

describe("a moment", () => {
  let editor: Editor;
  const mount = (content: object[]): void => { editor = new Editor({ injectCSS: false, extensions: noteExtensions(), content: { type: "doc", content } }); };
  const stamps = (): string[] => editor.state.doc.content.content.map((block) => `${block.type.name}: ${block.textBetween(0, block.content.size, "", (leaf) => `<${String(leaf.attrs["atS"])}>`)}`);
  afterEach(() => { editor.destroy(); });

  it("is written in whole seconds where the cursor is", () => {
    mount([{ type: "paragraph", content: [{ type: "text", text: "老师说本源" }] }]);
    editor.commands.setTextSelection(4);
    insertMoment(editor, { att: ATT, atS: 12.8 }, 0);
    expect(stamps()).toEqual(["paragraph: 老师说<12> 本源"]);
  });

  it("is written into a line of its own when a recording is selected", () => {
    mount([{ type: "media", attrs: { att: ATT, name: "课.wav", mime: "audio/wav" } }, { type: "paragraph", content: [{ type: "text", text: "后文" }] }]);
    editor.commands.setNodeSelection(0);
    insertMoment(editor, { att: ATT, atS: 3 }, editor.state.selection.to);
    expect(stamps()).toEqual(["media: ", "paragraph: <3> ", "paragraph: 后文"]);
  });
});
