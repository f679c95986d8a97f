import type { ThreadId } from "#shared/kernel/index.ts";
import type { DiscussedId, DiscussionChange, DiscussionView, ThreadRecord } from "./discussionTypes.ts";
import { byMoment } from "./readRecords.ts";

/** Several discussions read as one: what everybody says and what one says to oneself stand side by side. Destroying it leaves the views it joins to their owner. */
export function joinDiscussions(views: readonly DiscussionView[]): DiscussionView {
  return new JoinedDiscussion(views);
}

class JoinedDiscussion implements DiscussionView {
  readonly #views: readonly DiscussionView[];
  readonly #at = new Map<DiscussedId, readonly ThreadRecord[]>();
  readonly #listeners = new Set<(change: DiscussionChange) => void>();
  readonly #stops: readonly (() => void)[];
  #all: readonly ThreadRecord[] | null = null;

  constructor(views: readonly DiscussionView[]) {
    this.#views = views;
    this.#stops = views.map((view) => view.onChange((change) => {
      this.#all = null;
      for (const at of change.ats) this.#at.delete(at);
      for (const listener of [...this.#listeners]) listener(change);
    }));
  }

  get version(): number {
    return this.#views.reduce((sum, view) => sum + view.version, 0);
  }

  threadsAt(at: DiscussedId): readonly ThreadRecord[] {
    const known = this.#at.get(at);
    if (known !== undefined) return known;
    const threads = joined(this.#views.map((view) => view.threadsAt(at)));
    this.#at.set(at, threads);
    return threads;
  }

  openCountAt(at: DiscussedId): number {
    return this.#views.reduce((sum, view) => sum + view.openCountAt(at), 0);
  }

  threads(): readonly ThreadRecord[] {
    this.#all ??= joined(this.#views.map((view) => view.threads()));
    return this.#all;
  }

  thread(id: ThreadId): ThreadRecord | undefined {
    for (const view of this.#views) {
      const thread = view.thread(id);
      if (thread !== undefined) return thread;
    }
    return undefined;
  }

  onChange(listener: (change: DiscussionChange) => void): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    this.#listeners.clear();
  }
}

function joined(lists: readonly (readonly ThreadRecord[])[]): readonly ThreadRecord[] {
  const filled = lists.filter((list) => list.length > 0);
  return filled.length === 1 && filled[0] !== undefined ? filled[0] : filled.flat().sort(byMoment);
}
