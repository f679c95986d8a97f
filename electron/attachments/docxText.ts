import { SaxesParser } from "saxes";
import { fromBuffer, type Entry, type ZipFile } from "yauzl";
import { MAX_TEXT_LETTERS } from "#shared/attachments/index.ts";

/** A document beyond these is not read: what a person writes stays far below, and what is made to fill a memory does not. */
const MAX_ENTRIES = 4_096;
const MAX_XML_BYTES = 48 * 1024 * 1024;
/** Text packs to a tenth or twentieth; a bomb to a thousandth. */
const MAX_RATIO = 250;
const SMALL_BYTES = 1024 * 1024;
const MAX_DEPTH = 256;
/** The body, and what stands beside it. */
const PARTS = /^word\/(document|footnotes|endnotes)\.xml$/;

/** The plain text of a Word document, a line for each paragraph; null when it is none, is damaged or pretends to be. Opens nothing but these bytes. */
export async function docxText(packed: Uint8Array): Promise<string | null> {
  const parts = new Map<string, string>();
  try {
    const zip = await openedZip(packed);
    try {
      await eachPart(zip, (name, xml) => { parts.set(name, textOfXml(xml)); });
    } finally {
      zip.close();
    }
  } catch (cause) {
    // Whatever somebody made of a file, its reader throws plain errors; a bug of ours is no plain error.
    if (!(cause instanceof Error) || cause instanceof TypeError || cause instanceof ReferenceError) throw cause;
    return null;
  }
  const body = parts.get("word/document.xml");
  if (body === undefined) return null;
  return [body, parts.get("word/footnotes.xml"), parts.get("word/endnotes.xml")].filter((text) => text !== undefined && text !== "").join("\n").slice(0, MAX_TEXT_LETTERS);
}

function openedZip(packed: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength), { lazyEntries: true, validateEntrySizes: true }, (failure, zip) => {
      if (failure === null) resolve(zip);
      else reject(failure);
    });
  });
}

/** Each part once, however often the file lists it. */
function eachPart(zip: ZipFile, take: (name: string, xml: Uint8Array) => void): Promise<void> {
  const taken = new Set<string>();
  let seen = 0;
  return new Promise((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => { resolve(); });
    zip.on("entry", (entry: Entry) => {
      seen += 1;
      if (seen > MAX_ENTRIES) reject(new Error("too many entries"));
      else if (!PARTS.test(entry.fileName) || taken.has(entry.fileName)) zip.readEntry();
      else {
        taken.add(entry.fileName);
        unpacked(zip, entry).then((xml) => {
          take(entry.fileName, xml);
          zip.readEntry();
        }).catch(reject);
      }
    });
    zip.readEntry();
  });
}

function unpacked(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const { uncompressedSize, compressedSize } = entry;
  const isBomb = uncompressedSize > MAX_XML_BYTES || (uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MAX_RATIO);
  if (isBomb || entry.isEncrypted()) return Promise.reject(new Error("not to be unpacked"));
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (failure, stream) => {
      if (failure !== null) {
        reject(failure);
        return;
      }
      const pieces: Buffer[] = [];
      let sizeBytes = 0;
      stream.on("data", (piece: Buffer) => {
        pieces.push(piece);
        sizeBytes += piece.length;
        if (sizeBytes > MAX_XML_BYTES) stream.destroy(new Error("more than it said"));
      });
      stream.on("error", reject);
      stream.on("end", () => { resolve(Buffer.concat(pieces)); });
    });
  });
}

const BREAKS: Readonly<Record<string, string>> = { "w:p": "\n", "w:br": "\n", "w:cr": "\n", "w:tab": "\t", "w:tc": "\t" };

/** The letters inside w:t, and breaks where paragraphs end. Throws for what is not well formed, has a document type (entities!) or is nested beyond reason. */
function textOfXml(xml: Uint8Array): string {
  const parser = new SaxesParser();
  const pieces: string[] = [];
  let depth = 0;
  let inText = 0;
  let letters = 0;
  const add = (piece: string): void => {
    if (letters > MAX_TEXT_LETTERS) return;
    pieces.push(piece);
    letters += piece.length;
  };
  parser.on("error", (failure) => { throw new Error(failure.message); });
  parser.on("doctype", () => { throw new Error("a document type"); });
  parser.on("opentag", ({ name }) => {
    depth += 1;
    if (depth > MAX_DEPTH) throw new Error("nested too deep");
    if (name === "w:t") inText += 1;
  });
  parser.on("closetag", ({ name }) => {
    depth -= 1;
    if (name === "w:t") inText -= 1;
    const mark = BREAKS[name];
    if (mark !== undefined) add(mark);
  });
  parser.on("text", (text) => { if (inText > 0) add(text); });
  parser.write(new TextDecoder("utf-8").decode(xml)).close();
  return pieces.join("").replace(/\t*\n\t*/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
}
