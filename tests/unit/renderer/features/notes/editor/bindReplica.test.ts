import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { noteToJson, textOfNode, writeNote, type NoteJson } from "#shared/notes/index.ts";
import { bindReplica, type ReplicaOptions } from "#renderer/features/notes/editor/bindReplica.ts";

const textOf = (doc: Y.Doc): Y.Text => doc.getText("t");
const anything: ReplicaOptions = { isOneWay: false, accepts: () => true, onRefused: () => undefined };

function sharedWith(text: string): Y.Doc {
  const doc = new Y.Doc();
  textOf(doc).insert(0, text);
  return doc;
}

describe("bindReplica", () => {
  it("carries what is typed and what others write, at once", () => {
    const shared = sharedWith("林");
    const replica = bindReplica(shared, anything);
    textOf(replica.doc).insert(1, "下");
    textOf(shared).insert(0, "青禾的");
    expect([textOf(shared).toString(), textOf(replica.doc).toString()]).toEqual(["青禾的林下", "青禾的林下"]);
  });

  it("keeps what others write out while something is composed, and lets it in afterwards in its order", () => {
    const shared = sharedWith("一二三");
    const replica = bindReplica(shared, anything);
    replica.hold();
    textOf(shared).insert(0, "甲");
    textOf(shared).insert(1, "乙");
    textOf(shared).delete(2, 1);
    expect(textOf(replica.doc).toString()).toBe("一二三");
    replica.letIn();
    expect(textOf(replica.doc).toString()).toBe("甲乙二三");
  });

  it("keeps what is composed in the editor until it is text, and then lets it out before it lets others in", () => {
    const shared = sharedWith("");
    const replica = bindReplica(shared, anything);
    replica.hold();
    textOf(replica.doc).insert(0, "ni");
    expect(textOf(shared).toString()).toBe("");
    textOf(replica.doc).delete(0, 2);
    textOf(replica.doc).insert(0, "你");
    textOf(shared).insert(0, "别人：");
    replica.letOut();
    expect([...textOf(shared).toString()].sort()).toEqual([..."别人：你"].sort());
    textOf(replica.doc).insert(1, "好");
    expect([...textOf(shared).toString()].sort()).toEqual([..."别人：你好"].sort());
    expect([textOf(replica.doc).toString(), replica.isHeld()]).toEqual(["你好", true]);
    replica.letIn();
    expect(textOf(replica.doc).toString()).toBe(textOf(shared).toString());
  });

  it("lets out what was being composed when it goes", () => {
    const shared = sharedWith("");
    const replica = bindReplica(shared, anything);
    replica.hold();
    textOf(replica.doc).insert(0, "你");
    replica.release();
    expect(textOf(shared).toString()).toBe("你");
  });

  it("loses and doubles nothing over many turns on both sides", () => {
    const shared = sharedWith("");
    const [one, other] = [bindReplica(shared, anything), bindReplica(shared, anything)];
    for (let turn = 0; turn < 300; turn += 1) {
      const [writer, composer] = turn % 2 === 0 ? [one, other] : [other, one];
      if (turn % 5 === 0) composer.hold();
      if (turn % 7 === 0) writer.letIn();
      const text = textOf(writer.doc);
      text.insert((turn * 13) % (text.length + 1), `〔${String(turn)}〕`);
    }
    one.letIn();
    other.letIn();
    const whole = textOf(shared).toString();
    expect(textOf(one.doc).toString()).toBe(whole);
    expect(textOf(other.doc).toString()).toBe(whole);
    expect(whole.split("〔").length - 1).toBe(300);
    expect(whole.split("〕").length - 1).toBe(300);
  });

  it("lets nothing out of a copy that may only be looked at", () => {
    const shared = sharedWith("原文");
    const replica = bindReplica(shared, { ...anything, isOneWay: true });
    textOf(replica.doc).delete(0, 2);
    expect(textOf(shared).toString()).toBe("原文");
  });

  it("stops both ways before something reaches the editor that it would throw away", () => {
    const shared = sharedWith("原文");
    let refusals = 0;
    const replica = bindReplica(shared, { isOneWay: false, accepts: (doc) => !textOf(doc).toString().includes("新"), onRefused: () => { refusals += 1; } });
    textOf(shared).insert(0, "新");
    textOf(replica.doc).delete(0, 2);
    expect([textOf(shared).toString(), textOf(replica.doc).toString(), refusals]).toEqual(["新原文", "", 1]);
  });

  it("lets go of both documents", () => {
    const shared = sharedWith("");
    const replica = bindReplica(shared, anything);
    replica.release();
    textOf(shared).insert(0, "后来");
    expect(textOf(replica.doc).toString()).toBe("");
  });
});

describe("bindReplica, when somebody takes away the paragraph in which something is being composed", () => {
  it("puts back what was composed, once, behind where it stood", () => {
    const shared = new Y.Doc();
    const line = (text: string): NoteJson => ({ type: "paragraph", content: [{ type: "text", text }] });
    writeNote(shared, { type: "doc", content: [line("先停下来。"), line("听客户说。")] }, "test");
    const replica = bindReplica(shared, anything);
    const elsewhere = new Y.Doc();
    Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(shared));
    replica.hold();
    const paragraph = replica.doc.getXmlFragment("body").get(1);
    const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
    if (!(words instanceof Y.XmlText)) throw new Error("no words");
    words.insert(5, "他要的");
    replica.letOut();
    // Joined elsewhere before either heard of the other.
    elsewhere.getXmlFragment("body").delete(1, 1);
    const joined = Y.encodeStateAsUpdate(elsewhere);
    replica.hold();
    words.insert(8, "不是低价");
    Y.applyUpdate(shared, joined);
    replica.letIn();
    const linesOf = (doc: Y.Doc): string[] => (noteToJson(doc).content ?? []).map((block) => textOfNode(block));
    // What had flowed out before is put back by whoever takes in what others write; here, what had not.
    expect(linesOf(shared)).toEqual(["先停下来。", "不是低价"]);
    expect(linesOf(replica.doc)).toEqual(linesOf(shared));
  });
});
