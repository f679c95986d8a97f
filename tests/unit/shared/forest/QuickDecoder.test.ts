import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { QuickDecoder } from "#shared/forest/QuickDecoder.ts";

/** Ids of one to eight bytes: damage reads differently in each, so none is left to chance. */
const CLIENT_IDS = [5, 396_470_788, 0xffff_ffff, 2 ** 51 + 7];

const fromText = (text: string, clientId = 396_470_788): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getMap("points").set(`tag:${text}`, new Y.Map([["title", text], ["list", [text, 1, null, { [text]: text }]]]));
  doc.getText("body").insert(0, text);
  return Y.encodeStateAsUpdate(doc);
};

interface Reading { readonly refused: boolean; readonly state: string | null; readonly shown: string }

function readBy(bytes: Uint8Array, decoder: typeof Y.UpdateDecoderV1): Reading {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const refused = didThrow(() => { Y.applyUpdateV2(doc, bytes, undefined, decoder); });
  const shown = JSON.stringify([doc.getMap("points").toJSON(), doc.getText("body").toJSON()]);
  let state: string | null = null;
  // Some damage that is refused leaves a document that cannot be written down (`isSoundUpdate` keeps it out); it has to be the same damage.
  didThrow(() => { state = Buffer.from(Y.encodeStateAsUpdate(doc)).toString("hex"); });
  return { refused, state, shown };
}

function didThrow(run: () => void): boolean {
  try {
    run();
    return false;
  } catch {
    // SAFETY: whether it threw is what is compared.
    return true;
  }
}

const expectAlike = (bytes: Uint8Array): void => { expect(readBy(bytes, QuickDecoder)).toEqual(readBy(bytes, Y.UpdateDecoderV1)); };

describe("QuickDecoder", () => {
  it.each(["", "title", "客户成功路径", "café", "\uFEFF标题", "\u0000", "\u07FF\u0800\uFFFF", "👩‍🌾 森林", "a".repeat(127), "a".repeat(128), "林".repeat(42), "林".repeat(43), "字".repeat(70_000)])("reads %j as Yjs does", (text) => {
    expectAlike(fromText(text));
    const doc = new Y.Doc();
    Y.applyUpdateV2(doc, fromText(text), undefined, QuickDecoder);
    expect(doc.getText("body").toJSON()).toBe(text);
  });

  it("reads any text as Yjs does", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => { expectAlike(fromText(text)); }), { numRuns: 300 });
  });

  it.each(CLIENT_IDS)("reads and refuses damaged bytes as Yjs does (written by %d)", (clientId) => {
    const whole = fromText("客户 café 👩‍🌾 path", clientId);
    for (let at = 0; at < whole.length; at += 1) {
      expectAlike(whole.slice(0, at));
      for (const value of [0x00, 0x7f, 0x80, 0xbf, 0xc0, 0xe0, 0xed, 0xef, 0xff]) {
        const bytes = whole.slice();
        bytes[at] = value;
        expectAlike(bytes);
      }
    }
  });
});
