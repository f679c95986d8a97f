import { expect, it } from "vitest";
import * as Y from "yjs";
import { filesNamedIn, NamedFiles } from "#shared/sync/namedFiles.ts";
import { numberOf } from "#tests/support/attachedFiles.ts";

const named = numberOf(Uint8Array.of(1));
const other = numberOf(Uint8Array.of(2));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it("finds the names of files wherever a document writes them", () => {
  const doc = new Y.Doc();
  const picture = new Y.XmlElement("image");
  picture.setAttribute("att", named);
  doc.getXmlFragment("note").insert(0, [picture]);
  doc.getText("text").insert(0, `一张图 ${other}。`);
  const found = filesNamedIn(Y.encodeStateAsUpdate(doc));
  expect([found.has(named), found.has(other)]).toEqual([true, true]);
  expect(filesNamedIn(bytes(`x${named}`)).has(named)).toBe(true);
  expect(filesNamedIn(bytes(`${named}${other}`)).has(named)).toBe(true);
  expect([...filesNamedIn(bytes(`a${named}f`))]).toContain(named);
});

it("finds nothing in what is too short, of other letters, or empty", () => {
  for (const text of ["", named.slice(1), named.toUpperCase(), `${named.slice(0, 32)} ${named.slice(32)}`, "g".repeat(200)]) expect(filesNamedIn(bytes(text)).size, text).toBe(0);
});

it("does not take a long text of digits for many files", () => {
  expect(filesNamedIn(bytes("0a".repeat(500_000))).size).toBeLessThanOrEqual(16);
});

it("counts a name only where what was written counts", () => {
  const files = new NamedFiles();
  files.note("log1", 3, [{ sha256: named, kind: 1 }]);
  files.note("log2", 5, [{ sha256: named, kind: 2 }]);
  expect(files.namedIn(named, () => 3)).toEqual(["log1", "log2"]);
  expect(files.namedIn(named, () => 1)).toEqual(["log1"]);
  expect(files.namedIn(named, (logKey, index) => (logKey === "log2" && index === 5 ? 2 : 0))).toEqual(["log2"]);
  expect(files.namedIn(named, () => 0)).toEqual([]);
  expect(files.namedIn(other, () => 3)).toEqual([]);
});

it("keeps only so many names of one log, and all of the others", () => {
  const files = new NamedFiles();
  const name = (no: number): string => no.toString(16).padStart(64, "0");
  for (let from = 0; from < 80_000; from += 1_000) files.note("reader", from, Array.from({ length: 1_000 }, (_, at) => ({ sha256: name(from + at), kind: 1 })));
  files.note("editor", 0, [{ sha256: name(79_999), kind: 1 }, { sha256: name(3), kind: 1 }]);
  files.note("reader", 90_000, [{ sha256: name(5), kind: 2 }]);
  expect([3, 60_000, 70_000, 79_999].map((no) => files.namedIn(name(no), () => 1))).toEqual([["reader", "editor"], ["reader"], [], ["editor"]]);
  expect(files.namedIn(name(5), () => 2)).toEqual(["reader"]);
});
