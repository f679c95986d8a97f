import { beginPart, type AttachmentFiles } from "#electron/attachments/index.ts";
import type { CutFile } from "./filePieces.ts";

export interface KeepFiles {
  readonly files: AttachmentFiles;
  /** Nobody else may write files to it meanwhile. */
  readonly forestDir: string;
  readonly content: readonly CutFile[];
  readonly nowMs: number;
}

/** Puts files that were found sound into a forest's folder; all are on the medium when this resolves. Rejects with what the disk says. */
export async function keepFiles({ files, forestDir, content, nowMs }: KeepFiles): Promise<void> {
  for (const [index, { pieces }] of content.entries()) {
    const part = await beginPart({ files, forestDir, uploadId: `in${index}`, nowMs: () => nowMs });
    try {
      for (const piece of pieces) await part.write(piece);
      await part.finish("");
    } catch (cause) {
      await part.abandon();
      throw cause;
    }
  }
}
