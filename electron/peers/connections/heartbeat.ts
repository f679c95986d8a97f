const TICKS_PER_LIMIT = 6;
const TICKS_PER_PING = 2;
/** Pings that were never answered are forgotten. */
const MAX_OPEN_PINGS = 16;

export interface Heartbeat {
  /** Anything came from the other end. */
  heard(): void;
  pong(number: number): void;
  /** Smoothed; null before the first answer. */
  roundTripMs(): number | null;
  stop(): void;
}

interface HeartbeatParts {
  readonly limitMs: number;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly ping: (number: number) => void;
  readonly onDead: () => void;
}

/**
 * Pings each third of the limit and says when nothing was heard for that long. It counts ticks and not time: while this process stands still (a sleeping laptop,
 * a long task) its ticks stand still, too, and what has come meanwhile is heard before the other end is given up.
 */
export function createHeartbeat({ limitMs, now, after, ping, onDead }: HeartbeatParts): Heartbeat {
  const sentAtMs = new Map<number, number>();
  let quietTicks = 0;
  let ticks = 0;
  let roundTrip: number | null = null;
  let callOff = after(limitMs / TICKS_PER_LIMIT, tick);
  sendPing(0);

  function sendPing(number: number): void {
    sentAtMs.set(number, now());
    if (sentAtMs.size > MAX_OPEN_PINGS) sentAtMs.delete(number - MAX_OPEN_PINGS);
    ping(number);
  }

  function tick(): void {
    callOff = after(limitMs / TICKS_PER_LIMIT, tick);
    ticks += 1;
    quietTicks += 1;
    if (quietTicks > TICKS_PER_LIMIT) { callOff(); onDead(); return; }
    if (ticks % TICKS_PER_PING === 0) sendPing(ticks / TICKS_PER_PING);
  }

  return {
    heard() { quietTicks = 0; },
    pong(number) {
      const sent = sentAtMs.get(number);
      if (sent === undefined) return;
      sentAtMs.delete(number);
      const measured = Math.max(0, now() - sent);
      roundTrip = roundTrip === null ? measured : roundTrip * 0.7 + measured * 0.3;
    },
    roundTripMs: () => roundTrip,
    stop: () => { callOff(); },
  };
}
