import type { Presence } from "#shared/sync/index.ts";

export interface OwnPresence {
  /** Changes the given keys; what is the same is not sent again. */
  set(patch: Partial<Presence>): void;
  /** Says all of it again, to somebody who has heard nothing yet. */
  again(): void;
  stop(): void;
}

const SENT_EVERY_MS = 80;
const NOWHERE: Presence = { at: null, docId: null, anchor: null, head: null, dragged: [] };

/** What others see of this person, put together from the rooms that know parts of it. The first change leaves at once, the following ones at most every 80 ms. */
export function createPresence(send: (presence: Presence) => void): OwnPresence {
  let now = NOWHERE;
  let sent: string | null = JSON.stringify(NOWHERE);
  let timer: ReturnType<typeof setTimeout> | null = null;
  const sendNow = (): void => {
    timer = null;
    const text = JSON.stringify(now);
    if (text === sent) return;
    sent = text;
    timer = setTimeout(sendNow, SENT_EVERY_MS);
    send(now);
  };
  return {
    set: (patch) => {
      now = { ...now, ...patch };
      if (timer === null) sendNow();
    },
    again: () => {
      // Also when nothing is looked at: that somebody is here at all is worth saying.
      sent = null;
      if (timer === null) sendNow();
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
