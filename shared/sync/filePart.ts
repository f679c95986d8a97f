import type { IncomingFiles } from "./fileTypes.ts";

/** What is on this disk of a wanted file, and whose bytes they are: so that a file that comes out wrong is put down to who sent it. Rejects where the disk refuses. */
export class FilePart {
  readonly sha256: string;
  haveBytes = 0;
  /** As the device says that it comes from; before, as the first one said that has it. */
  totalBytes: number | null = null;
  /** It came out wrong, and nobody knows whose fault it was: from now on all of it must come from one device. */
  isCareful = false;
  readonly #incoming: IncomingFiles;
  readonly #senders = new Set<string>();
  /** Some of it is from before this device can remember who sent it. */
  #isResumed = false;

  constructor(sha256: string, incoming: IncomingFiles) {
    this.sha256 = sha256;
    this.#incoming = incoming;
  }

  /** Goes on with what is here, or anew where that cannot be a part of what this device has. `haveBytes` and `totalBytes` hold afterwards. */
  async begin(deviceKey: string, totalBytes: number): Promise<void> {
    if (this.isCareful && !(this.#senders.size === 1 && this.#senders.has(deviceKey))) await this.#drop();
    let haveBytes = await this.#incoming.begin(this.sha256);
    if (haveBytes > totalBytes || (haveBytes > 0 && this.totalBytes !== null && this.#senders.size > 0 && this.totalBytes !== totalBytes)) {
      await this.#drop();
      haveBytes = await this.#incoming.begin(this.sha256);
    }
    if (haveBytes > 0 && this.#senders.size === 0) this.#isResumed = true;
    this.haveBytes = haveBytes;
    this.totalBytes = totalBytes;
  }

  /** Bytes of this device are on their way to the disk. */
  comesFrom(deviceKey: string): void {
    this.#senders.add(deviceKey);
  }

  async append(from: number, bytes: Uint8Array): Promise<void> {
    await this.#incoming.append(this.sha256, from, bytes);
    this.haveBytes = from + bytes.length;
  }

  /** All of it came. False: it is not what its name says, and nothing of it is left on the disk; `beginAnew` is to follow. */
  finish(): Promise<boolean> {
    return this.#incoming.finish(this.sha256);
  }

  /** Lets go of it; what came stays for another time. */
  release(): Promise<void> {
    return this.#incoming.release(this.sha256);
  }

  /** Who sent all there is of it. Null: several did, or nobody knows. */
  onlySender(): string | null {
    const [only = null] = this.#senders;
    return this.#senders.size === 1 && !this.#isResumed ? only : null;
  }

  beginAnew(): void {
    this.haveBytes = 0;
    this.totalBytes = null;
    this.#senders.clear();
    this.#isResumed = false;
  }

  async #drop(): Promise<void> {
    await this.#incoming.drop(this.sha256);
    this.beginAnew();
  }
}
