/** What the page and the mirror worker say to each other. Bytes only: the worker knows no points. */
export type ToMirror =
  /** Opens the mirror of each document and asks what it has that `stateVector` lacks. `rebuild` deletes what is stored first. */
  | { readonly kind: "open"; readonly forestId: string; readonly rebuild: boolean; readonly docs: readonly { readonly docId: string; readonly stateVector: Uint8Array }[] }
  | { readonly kind: "store"; readonly docId: string; readonly bytes: Uint8Array }
  | { readonly kind: "close" };

export type FromMirror =
  /** What the page lacks, and what the mirror has in all, so that the page can fill it up. */
  | { readonly kind: "diff"; readonly docId: string; readonly bytes: Uint8Array; readonly stateVector: Uint8Array }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "closed" };

/** Each document of each forest has a database of its own, so that one broken file costs one copy of one document. */
export const mirrorName = (forestId: string, docId: string): string => `forest-mirror:${forestId}:${docId}`;

/** The wire to one worker (or, in tests, to a host in the same process). */
export interface MirrorLink {
  post(message: ToMirror): void;
  onMessage(listener: (message: FromMirror) => void): void;
  terminate(): void;
}
