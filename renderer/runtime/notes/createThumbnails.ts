import { attachmentKind } from "#shared/attachments/index.ts";
import type { Clock, ForestId } from "#shared/kernel/index.ts";
import { reportProblem } from "../reportProblem.ts";
import { thumbnails as kept } from "../storage/thumbnails.ts";
import type { AttachmentRef } from "./types.ts";

export interface ThumbnailsParts {
  readonly forestId: ForestId;
  readonly clock: Clock;
  /** The whole file, or null. */
  readonly bytesOf: (sha256: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly draw: (bytes: Uint8Array<ArrayBuffer>, mime: string) => Promise<ArrayBuffer | null>;
}

export interface Thumbnails {
  /** At once, or null: then it is begun, and the listeners are told when it is there. */
  urlOf(attachment: Pick<AttachmentRef, "sha256" | "mime">): string | null;
  /** The file has come: a picture that was not to be had may be drawn now. */
  again(sha256: string): void;
  onChange(listener: () => void): () => void;
  close(): void;
}

/** So many are held ready; the one that was made first goes, and is read again from the cache when it is wanted. */
const MAX_HELD = 600;

/** Small pictures of images: drawn once, one after the other, and kept in the cache. */
export function createThumbnails({ forestId, clock, bytesOf, draw }: ThumbnailsParts): Thumbnails {
  const urls = new Map<string, string>();
  /** Asked for, under way or not to be had. */
  const asked = new Set<string>();
  const listeners = new Set<() => void>();
  let last: Promise<void> = Promise.resolve();
  let isClosed = false;

  const hold = (sha256: string, bytes: ArrayBuffer): void => {
    urls.set(sha256, URL.createObjectURL(new Blob([bytes], { type: "image/webp" })));
    asked.delete(sha256);
    const [oldest] = urls;
    if (urls.size > MAX_HELD && oldest !== undefined) {
      URL.revokeObjectURL(oldest[1]);
      urls.delete(oldest[0]);
    }
    for (const listener of [...listeners]) listener();
  };
  const make = async ({ sha256, mime }: Pick<AttachmentRef, "sha256" | "mime">): Promise<void> => {
    if (isClosed) return;
    const found = await kept.read(forestId, sha256);
    const original = found === null ? await bytesOf(sha256) : null;
    const drawn = found ?? (original === null ? null : await draw(original, mime));
    if (drawn === null || isClosed) return;
    if (found === null) await kept.keep({ forestId, sha256, bytes: drawn, keptAtMs: clock.now() });
    hold(sha256, drawn);
  };

  return {
    urlOf: (attachment) => {
      const { sha256, mime } = attachment;
      const url = urls.get(sha256);
      if (url !== undefined) return url;
      if (isClosed || asked.has(sha256) || attachmentKind(mime) !== "image" || mime === "image/svg+xml") return null;
      asked.add(sha256);
      last = last.then(() => make(attachment)).catch((thrown: unknown) => { reportProblem("thumbnail", thrown, "warn"); });
      return null;
    },
    again: (sha256) => {
      if (!asked.delete(sha256)) return;
      for (const listener of [...listeners]) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    close: () => {
      isClosed = true;
      for (const url of urls.values()) URL.revokeObjectURL(url);
      urls.clear();
      listeners.clear();
    },
  };
}
