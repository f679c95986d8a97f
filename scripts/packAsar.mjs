import { writeFileSync } from "node:fs";

/**
 * Writes a flat asar archive: a length-prefixed JSON index, then the files one after the other.
 * Format: two Chromium "pickles" (uint32 payload size, then payload); the first holds the size of the second, the second holds the index as a
 * string padded to four bytes. Offsets count from the end of the index. Kept here because it must work before `npm ci` has run.
 * @param {string} path @param {Readonly<Record<string, string>>} files name → text
 */
export function packAsar(path, files) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const index = {};
  const bodies = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text, "utf8");
    index[name] = { size: body.length, offset: String(offset) };
    bodies.push(body);
    offset += body.length;
  }
  const json = Buffer.from(JSON.stringify({ files: index }), "utf8");
  const padded = Buffer.alloc(Math.ceil(json.length / 4) * 4);
  json.copy(padded);
  const head = Buffer.alloc(16);
  head.writeUInt32LE(4, 0);
  head.writeUInt32LE(8 + padded.length, 4);
  head.writeUInt32LE(4 + padded.length, 8);
  head.writeUInt32LE(json.length, 12);
  writeFileSync(path, Buffer.concat([head, padded, ...bodies]));
}
