import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { referencesIn } from "#shared/attachments/index.ts";

const A = "0a".repeat(32);
const B = "1b".repeat(32);
const NEVER = "2c".repeat(32);
const wanted = new Set([A, B, NEVER]);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("which attachments some bytes name", () => {
  it("finds a number whatever stands beside it, another digit included", () => {
    expect([...referencesIn(bytes(`x${A}y${B}`), wanted)].sort()).toEqual([A, B]);
    expect([...referencesIn(bytes(`f${A}0`), wanted)]).toEqual([A]);
    expect([...referencesIn(bytes(`${A}${B}`), wanted)].sort()).toEqual([A, B]);
  });

  it("finds nothing in a piece of a number, in capitals, or in nothing", () => {
    expect(referencesIn(bytes(`${A.slice(1)}x${A.toUpperCase()}`), new Set([A])).size).toBe(0);
    expect(referencesIn(new Uint8Array(), wanted).size).toBe(0);
  });

  it.each([["first", Y.encodeStateAsUpdate], ["second", Y.encodeStateAsUpdateV2]] as const)("finds what a note names, in the %s format of Yjs, also when it was deleted later", (_name, encode) => {
    const doc = new Y.Doc({ gc: false });
    const body = doc.getXmlFragment("body");
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    const image = new Y.XmlElement("image");
    image.setAttribute("att", A);
    body.insert(0, [image, new Y.XmlElement("file")]);
    (body.get(1) as Y.XmlElement).setAttribute("att", B);
    expect([...referencesIn(encode(doc), wanted)].sort()).toEqual([A, B]);
    body.delete(0, 2);
    expect([...new Set(updates.flatMap((update) => [...referencesIn(update, wanted)]))].sort()).toEqual([A, B]);
  });
});
