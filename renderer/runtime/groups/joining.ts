import type { Joining } from "#shared/sync/index.ts";
import { createReadable } from "../createReadable.ts";
import { onMain } from "../ipcClient.ts";
import type { Readable } from "../types.ts";

export interface Joinings {
  /** Every joining that goes on, or has ended and was not put away; the oldest first. */
  readonly joinings: Readable<readonly Joining[]>;
  /** Takes in what `groups.join` answered, should its first event not have come yet. */
  began(joining: Joining): void;
  /** Puts one away. Events of it that come later bring it back only while it still goes on. */
  dismiss(joinId: string): void;
  /** A link that was clicked outside the app, or a file that was opened with it. */
  onLinkOpened(listener: (link: string) => void): () => void;
  stop(): void;
}

const hasEnded = ({ stage }: Joining): boolean => stage === "done" || stage === "failed";

/** Follows the joinings of this window, from its start to its end. A link that comes before anybody listens waits for the first who does. */
export function followJoinings(): Joinings {
  const joinings = createReadable<readonly Joining[]>([]);
  const dismissed = new Set<string>();
  const linkListeners = new Set<(link: string) => void>();
  let waitingLink: string | null = null;
  const put = (joining: Joining): void => {
    if (dismissed.has(joining.joinId) && hasEnded(joining)) return;
    const before = joinings.get();
    const isKnown = before.some(({ joinId }) => joinId === joining.joinId);
    joinings.set(isKnown ? before.map((one) => (one.joinId === joining.joinId ? joining : one)) : [...before, joining]);
  };
  const stops = [
    onMain("groups.joining", put),
    onMain("groups.linkOpened", ({ link }) => {
      if (linkListeners.size === 0) waitingLink = link;
      for (const listener of [...linkListeners]) listener(link);
    }),
  ];
  return {
    joinings,
    began: (joining) => { if (!joinings.get().some(({ joinId }) => joinId === joining.joinId)) put(joining); },
    dismiss: (joinId) => {
      dismissed.add(joinId);
      joinings.set(joinings.get().filter((one) => one.joinId !== joinId));
    },
    onLinkOpened: (listener) => {
      linkListeners.add(listener);
      const link = waitingLink;
      waitingLink = null;
      if (link !== null) listener(link);
      return () => { linkListeners.delete(listener); };
    },
    stop: () => {
      for (const stop of stops) stop();
      linkListeners.clear();
    },
  };
}
