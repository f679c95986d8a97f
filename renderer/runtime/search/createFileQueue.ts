import type { SearchFile } from "./searchProtocol.ts";

interface FileQueueParts {
  /** Asks the page; the answer comes back through `take`. */
  ask(file: SearchFile): void;
  onText(sha256: string, text: string): void;
}

export interface FileQueue {
  /** `kept`: what an earlier session read of it; undefined when that is not known. */
  want(file: SearchFile, kept: () => Promise<string | null | undefined>): void;
  take(sha256: string, text: string | null): void;
  textOf(sha256: string): string | null;
}

/** A book is found by its beginning. */
const MAX_FILE_CHARS = 200_000;

/** Gathers the texts of files, one at a time: reading a document of a hundred pages is work, and nobody waits for it. */
export function createFileQueue({ ask, onText }: FileQueueParts): FileQueue {
  const texts = new Map<string, string | null>();
  const waiting = new Map<string, { readonly file: SearchFile; kept(): Promise<string | null | undefined> }>();
  let asked: string | null = null;

  const settle = (sha256: string, whole: string | null): void => {
    const text = whole?.slice(0, MAX_FILE_CHARS) ?? null;
    asked = null;
    waiting.delete(sha256);
    texts.set(sha256, text);
    if (text !== null && text !== "") onText(sha256, text);
    next();
  };
  const next = (): void => {
    const [first] = waiting;
    if (asked !== null || first === undefined) return;
    const [sha256, { file, kept }] = first;
    asked = sha256;
    // What is kept costs nothing; when it cannot be had, the file is read again.
    kept().catch(() => undefined).then((text) => {
      if (asked !== sha256) return;
      if (text === undefined) ask(file);
      else settle(sha256, text);
    }).catch(() => { settle(sha256, null); });
  };
  return {
    want: (file, kept) => {
      if (texts.has(file.sha256) || waiting.has(file.sha256)) return;
      waiting.set(file.sha256, { file, kept });
      next();
    },
    take: (sha256, text) => {
      if (asked === sha256) settle(sha256, text);
      // It came to this machine after it had been asked for in vain.
      else if (text !== null && texts.get(sha256) === null) {
        texts.set(sha256, text.slice(0, MAX_FILE_CHARS));
        onText(sha256, text.slice(0, MAX_FILE_CHARS));
      }
    },
    textOf: (sha256) => texts.get(sha256) ?? null,
  };
}
