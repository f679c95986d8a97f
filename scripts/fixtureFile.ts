/**
 * A frozen forest in one file: for each document the length of its name (1 byte), the name, the length of its update (4 bytes, big
 * endian), the update (Yjs format v1). Small enough to read by hand, and it needs none of the product's own storage to be opened.
 */
export interface FixtureDocument {
  readonly docId: string;
  readonly bytes: Uint8Array;
}

export function writeFixtureFile(documents: readonly FixtureDocument[]): Buffer {
  return Buffer.concat(documents.flatMap(({ docId, bytes }) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [Buffer.from([Buffer.byteLength(docId)]), Buffer.from(docId), length, Buffer.from(bytes)];
  }));
}

export function readFixtureFile(file: Buffer): FixtureDocument[] {
  const documents: FixtureDocument[] = [];
  for (let at = 0; at < file.length; ) {
    const nameEnd = at + 1 + file.readUInt8(at);
    const bytesStart = nameEnd + 4;
    const end = bytesStart + file.readUInt32BE(nameEnd);
    documents.push({ docId: file.toString("utf8", at + 1, nameEnd), bytes: new Uint8Array(file.subarray(bytesStart, end)) });
    at = end;
  }
  return documents;
}
