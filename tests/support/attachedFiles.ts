import { createHash } from "node:crypto";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as Y from "yjs";
import type { LoggedUpdate } from "#shared/storage/index.ts";

export const numberOf = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

/** Puts a file among those of a forest (or of copies of one), as the app keeps it, and tells its number. `under`: lies about it. */
export async function putFile(forestDir: string, bytes: Uint8Array | string, under = numberOf(bytes)): Promise<string> {
  const folder = join(forestDir, "attachments", under.slice(0, 2));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, under), bytes);
  return under;
}

/** A note that shows these pictures. */
export function noteWith(docId: string, numbers: readonly string[], clientId = 7): LoggedUpdate {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getXmlFragment("body").insert(0, numbers.map((att) => {
    const image = new Y.XmlElement("image");
    image.setAttribute("att", att);
    return image;
  }));
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { docId, bytes };
}

/** The numbers of the files a forest keeps, sorted; not those that wait to be deleted. */
export async function filesKept(forestDir: string): Promise<string[]> {
  const names = await readdir(join(forestDir, "attachments"), { recursive: true }).catch(() => [] as string[]);
  return names.map((name) => name.split(/[\\/]/)).filter((parts) => parts.length === 2 && /^[0-9a-f]{64}$/.test(parts[1] ?? "")).map((parts) => parts[1] ?? "").sort();
}
