import { MAX_ATTACHMENT_BYTES } from "#shared/attachments/index.ts";
import type { GroupFile } from "#shared/ipc/contract.ts";
import type { FileFetch, FileParts, GroupState, Replica } from "#shared/sync/index.ts";
import { createForestShelf, type ForestShelf } from "./forestShelf.ts";
import { createIncomingFiles, type IncomingFolder } from "./incomingFiles.ts";

/** How often a file that is on its way is spoken of at most. */
const TELL_MS = 150;

export interface GroupFilesParts {
  /** Where what comes lies until main takes it. */
  readonly dir: string;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly report: (message: string) => void;
  readonly onFile: (file: GroupFile) => void;
  /** Whole, compared, on the medium, and to be put into the forest. */
  readonly onWhole: (sha256: string, path: string) => void;
}

/** The files of one group: what is fetched from others, and what they are given. */
export class GroupFiles {
  readonly parts: FileParts;
  readonly #given: GroupFilesParts;
  readonly #shelf: ForestShelf;
  readonly #incoming: IncomingFolder;
  readonly #due = new Map<string, FileFetch>();
  #callOffTelling: (() => void) | null = null;
  #replica: Pick<Replica, "state" | "files"> | null = null;

  constructor(given: GroupFilesParts) {
    this.#given = given;
    this.#shelf = createForestShelf({ after: given.after, report: given.report });
    this.#incoming = createIncomingFiles({ dir: given.dir, nowMs: given.now, report: given.report, onWhole: given.onWhole });
    this.parts = {
      maxFileBytes: MAX_ATTACHMENT_BYTES,
      read: (sha256, from, maxBytes) => this.#shelf.read(sha256, from, maxBytes),
      incoming: this.#incoming,
      onFile: (file) => { this.#tellSoon(file); },
    };
  }

  begin(replica: Pick<Replica, "state" | "files">): void {
    this.#replica = replica;
  }

  /** Where the forest's own files lie. What came while nobody could take it is named again. */
  async setForest(forestDir: string): Promise<void> {
    this.#shelf.setForest(forestDir);
    await this.#incoming.look();
  }

  want(sha256: string, limitBytes: number): GroupFile | null {
    const replica = this.#replica;
    void this.#incoming.nameAgain(sha256);
    const wanted = replica?.files.want(sha256, Math.min(limitBytes, MAX_ATTACHMENT_BYTES)) ?? null;
    return replica === null || wanted === null ? null : this.#fileOf(wanted, replica.state());
  }

  cancel(sha256: string): void {
    this.#replica?.files.cancel(sha256);
    this.#due.delete(sha256);
  }

  taken(sha256: string): Promise<void> {
    return this.#incoming.taken(sha256);
  }

  async close(): Promise<void> {
    this.#callOffTelling?.();
    this.#callOffTelling = null;
    this.#replica = null;
    await this.#shelf.close();
    await this.#incoming.close();
  }

  /** The first at once, then what came meanwhile together. */
  #tellSoon(file: FileFetch): void {
    // Main says the rest, once it has taken it.
    if (file.stage === "arrived") this.#due.delete(file.sha256);
    else this.#due.set(file.sha256, file);
    if (this.#callOffTelling === null) this.#tellNow();
  }

  #tellNow(): void {
    const due = [...this.#due.values()];
    this.#due.clear();
    if (due.length === 0) return;
    this.#callOffTelling = this.#given.after(TELL_MS, () => {
      this.#callOffTelling = null;
      this.#tellNow();
    });
    const state = this.#replica?.state() ?? null;
    for (const file of due) this.#given.onFile(this.#fileOf(file, state));
  }

  #fileOf({ sha256, stage, haveBytes, totalBytes, holders }: FileFetch, state: Pick<GroupState, "members"> | null): GroupFile {
    return { sha256, stage: stage === "arrived" ? "keeping" : stage, haveBytes, totalBytes, people: state === null ? [] : this.#people(state, sha256, holders) };
  }

  #people({ members }: Pick<GroupState, "members">, sha256: string, holders: readonly string[]): GroupFile["people"] {
    const named = this.#replica?.files.namedBy(sha256) ?? [];
    const online = members.filter(({ devices }) => devices.some(({ deviceKey }) => holders.includes(deviceKey)));
    const others = members.filter((member) => !member.isMe && !online.includes(member) && named.some((personId) => personId === member.personId));
    return [
      ...online.map(({ personId, name }) => ({ personId, name, isOnline: true })),
      ...others.map(({ personId, name, devices }) => ({ personId, name, isOnline: devices.some(({ isOnline }) => isOnline) })),
    ];
  }
}
