// @vitest-environment happy-dom
import type { EditorView } from "@tiptap/pm/view";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { bindReplica, type Replica } from "#renderer/features/notes/editor/bindReplica.ts";
import { holdWhileComposing } from "#renderer/features/notes/editor/composition.ts";

let view: { dom: HTMLElement; composing: boolean };
let shared: Y.Doc;
let replica: Replica;
let stop: () => void;
const shown = (): string => replica.doc.getText("t").toString();
const say = (name: string): void => { view.dom.dispatchEvent(new Event(name)); };

beforeEach(() => {
  vi.useFakeTimers();
  view = { dom: document.createElement("div"), composing: false };
  shared = new Y.Doc();
  replica = bindReplica(shared, { isOneWay: false, accepts: () => true, onRefused: () => undefined });
  // SAFETY: only the element and whether it composes are asked for.
  stop = holdWhileComposing(view as unknown as EditorView, replica);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe("holdWhileComposing", () => {
  it("lets others in when the composed text has been read out of the page", () => {
    say("compositionstart");
    view.composing = true;
    shared.getText("t").insert(0, "别人");
    say("compositionend");
    vi.advanceTimersByTime(200);
    expect(shown()).toBe("");
    view.composing = false;
    vi.advanceTimersByTime(100);
    expect(shown()).toBe("别人");
  });

  it("lets text out as soon as it is composed, also when the next composition begins at once", () => {
    const type = (text: string): void => { replica.doc.getText("t").insert(0, text); };
    say("compositionstart");
    type("你");
    expect(shared.getText("t").toString()).toBe("");
    say("compositionend");
    vi.advanceTimersByTime(0);
    expect(shared.getText("t").toString()).toBe("你");
    say("compositionstart");
    type("好");
    say("compositionend");
    say("compositionstart");
    expect(shared.getText("t").toString()).toBe("好你");
  });

  it("waits for the next composition that begins at once, and for one that ends with the focus", () => {
    say("compositionstart");
    shared.getText("t").insert(0, "别人");
    say("compositionend");
    say("compositionstart");
    vi.advanceTimersByTime(500);
    expect(shown()).toBe("");
    say("blur");
    vi.advanceTimersByTime(100);
    expect(shown()).toBe("别人");
  });

  it("lets everything in when the editor goes", () => {
    say("compositionstart");
    shared.getText("t").insert(0, "别人");
    stop();
    expect(shown()).toBe("别人");
  });
});
