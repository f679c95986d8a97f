import type { FromMirror, MirrorLink, ToMirror } from "./mirrorProtocol.ts";

export interface MirrorParts {
  readonly forestId: string;
  readonly docIds: readonly string[];
  connect(): MirrorLink;
  stateVector(docId: string): Uint8Array;
  /** What a holder of `stateVector` lacks, and every deletion. */
  stateSince(docId: string, stateVector: Uint8Array): Uint8Array;
  /** Applies what the mirror has and the document lacks. */
  contribute(docId: string, bytes: Uint8Array): void;
  /** False while the log is damaged: then the mirror may be the only copy and is never deleted. */
  mayRebuild(): boolean;
  /** Every document has been compared: what only the mirror held is in the forest now. */
  onCompared?(): void;
  onUnavailable(reason: string): void;
  report(where: string, problem: unknown): void;
  readonly timeoutMs?: number;
}

export interface Mirror {
  /** Hands one update over. Never throws, never waits. */
  push(docId: string, bytes: Uint8Array): void;
  close(): Promise<void>;
}

const OPEN_TIMEOUT_MS = 30_000;
const CLOSE_TIMEOUT_MS = 1_000;
/** A Yjs update that says nothing. */
const EMPTY_UPDATE_BYTES = 2;

/**
 * The page's side of the quick second copy. It may hang, fail or be missing: the worst outcome is `onUnavailable`. A broken one is deleted and filled
 * again once per session. An empty mirror is never a deletion, since only its differences are applied.
 */
export function attachMirror(parts: MirrorParts): Mirror {
  return new MirrorSession(parts);
}

class MirrorSession implements Mirror {
  private link: MirrorLink | null = null;
  private waitingFor = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private rebuilt = false;
  private onClosed: (() => void) | null = null;

  constructor(private readonly parts: MirrorParts) {
    this.start(false);
  }

  push(docId: string, bytes: Uint8Array): void {
    this.post({ kind: "store", docId, bytes });
  }

  async close(): Promise<void> {
    this.clearTimer();
    const link = this.link;
    if (link === null) return;
    await new Promise<void>((resolve) => {
      const giveUp = setTimeout(resolve, this.waitingFor.size > 0 ? 0 : CLOSE_TIMEOUT_MS);
      this.onClosed = () => { clearTimeout(giveUp); resolve(); };
      this.post({ kind: "close" });
    });
    this.link = null;
    link.terminate();
  }

  private start(rebuild: boolean): void {
    try {
      const link = this.parts.connect();
      this.link = link;
      this.waitingFor = new Set(this.parts.docIds);
      link.onMessage((message) => { if (link === this.link) this.receive(message); });
      this.timer = setTimeout(() => this.onFailed("timeout"), this.parts.timeoutMs ?? OPEN_TIMEOUT_MS);
      const docs = this.parts.docIds.map((docId) => ({ docId, stateVector: this.parts.stateVector(docId) }));
      link.post({ kind: "open", forestId: this.parts.forestId, rebuild, docs });
    } catch (thrown) {
      this.parts.report("mirror start", thrown);
      this.giveUp("start");
    }
  }

  private receive(message: FromMirror): void {
    try {
      if (message.kind === "failed") this.onFailed(message.reason);
      else if (message.kind === "closed") this.onClosed?.();
      else this.compare(message.docId, message.bytes, message.stateVector);
    } catch (thrown) {
      this.parts.report("mirror message", thrown);
      this.onFailed("message");
    }
  }

  private compare(docId: string, bytes: Uint8Array, mirrorHas: Uint8Array): void {
    if (bytes.byteLength > EMPTY_UPDATE_BYTES) this.parts.contribute(docId, bytes);
    this.push(docId, this.parts.stateSince(docId, mirrorHas));
    this.waitingFor.delete(docId);
    if (this.waitingFor.size > 0) return;
    this.clearTimer();
    this.parts.onCompared?.();
  }

  private onFailed(reason: string): void {
    this.parts.report("mirror", reason);
    this.clearTimer();
    this.link?.terminate();
    this.link = null;
    if (this.onClosed !== null) { this.onClosed(); return; }
    if (this.rebuilt || !this.parts.mayRebuild()) { this.giveUp(reason); return; }
    this.rebuilt = true;
    this.start(true);
  }

  private giveUp(reason: string): void {
    this.link?.terminate();
    this.link = null;
    this.parts.onUnavailable(reason);
  }

  private post(message: ToMirror): void {
    try {
      this.link?.post(message);
    } catch (thrown) {
      this.parts.report("mirror post", thrown);
    }
  }

  private clearTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
