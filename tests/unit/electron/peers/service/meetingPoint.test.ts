import { expect, it } from "vitest";
import type { Connection, Place } from "#electron/peers/connections/index.ts";
import { createMeetingPoint, type MeetingPlace } from "#electron/peers/service/meetingPoint.ts";
import type { Channel } from "#shared/sync/index.ts";
import { manualTimers } from "#tests/support/manualTimers.ts";

const keyOf = (n: number): Uint8Array => new Uint8Array(32).fill(n);

/** A connection that notes what is offered on it; `meet` is the other end entering the same place. */
function connectionRig() {
  const joined = new Map<number, (channel: Channel) => void>();
  const closers: (() => void)[] = [];
  let offers = 0;
  const connection: Connection = {
    deviceKey: "d", isInitiator: true, handshakeHash: new Uint8Array(32), route: "lan", roundTripMs: () => null, close: () => undefined,
    onClose: (listener) => { closers.push(listener); },
    join: (placeKey, onOpen) => {
      const n = placeKey[0] ?? 0;
      offers += 1;
      joined.set(n, onOpen);
      return () => { if (joined.get(n) === onOpen) joined.delete(n); };
    },
  };
  const meet = (n: number): { closed: () => void } => {
    const listeners: (() => void)[] = [];
    const end = (): void => { for (const listener of listeners.splice(0)) listener(); };
    joined.get(n)?.({ send: () => true, onMessage: () => undefined, onDrain: () => undefined, onClose: (listener) => { listeners.push(listener); }, close: end });
    return { closed: end };
  };
  return { connection, meet, places: () => [...joined.keys()].sort(), offers: () => offers, end: () => { for (const closer of closers) closer(); } };
}

function rig() {
  const timers = manualTimers();
  const announced: (readonly Place[])[] = [];
  const met: string[] = [];
  const point = createMeetingPoint({ after: timers.after, onPlaces: (places) => { announced.push(places); } });
  const place = (n: number, changes: Partial<MeetingPlace> & { readonly label?: string } = {}): MeetingPlace => ({ key: keyOf(n), isQuiet: false, onOpen: () => { met.push(changes.label ?? String(n)); return true; }, ...changes });
  return { timers, announced, met, point, place };
}

it("offers every place on every connection, whichever came first, and announces each change once", () => {
  const { announced, point, place } = rig();
  const [one, two] = [connectionRig(), connectionRig()];
  point.addConnection(one.connection);
  point.setPlaces("a", [place(1), place(2, { isQuiet: true })]);
  point.addConnection(two.connection);
  point.setPlaces("b", [place(3)]);
  point.setPlaces("b", [place(3)]);
  expect([one.places(), two.places()]).toEqual([[1, 2, 3], [1, 2, 3]]);
  expect(announced.map((places) => places.map(({ key, isQuiet }) => [key[0], isQuiet]))).toEqual([[[1, false], [2, true]], [[1, false], [2, true], [3, false]]]);
  point.setPlaces("a", []);
  expect([one.places(), two.places()]).toEqual([[3], [3]]);
  two.end();
  point.setPlaces("a", [place(1)]);
  expect([one.places(), two.places()]).toEqual([[1, 3], [3]]);
});

it("goes by the newest word of the owner, without offering again what is offered", () => {
  const { met, point, place } = rig();
  const one = connectionRig();
  point.addConnection(one.connection);
  point.setPlaces("a", [place(1, { label: "old" })]);
  point.setPlaces("a", [place(1, { label: "new", onOpen: () => { met.push("new"); return true; } })]);
  expect(one.offers()).toBe(1);
  one.meet(1);
  expect(met).toEqual(["new"]);
});

it("leaves alone what the other end has begun anew by itself: each would tear down what the other just offered", () => {
  const { timers, met, point, place } = rig();
  const one = connectionRig();
  point.addConnection(one.connection);
  point.setPlaces("a", [place(1)]);
  one.meet(1).closed();
  timers.advance(500);
  const again = one.meet(1);
  timers.advance(10_000);
  expect([one.offers(), met]).toEqual([1, ["1", "1"]]);
  again.closed();
  timers.advance(2_000);
  expect(one.offers()).toBe(2);
});

it("tries again after a while what was closed, but not what was turned away until it is offered again", () => {
  const { timers, point, place } = rig();
  const one = connectionRig();
  let mayComeIn = true;
  point.addConnection(one.connection);
  point.setPlaces("a", [place(1, { onOpen: () => mayComeIn })]);
  one.meet(1).closed();
  timers.advance(1_999);
  expect(one.offers()).toBe(1);
  timers.advance(1);
  expect(one.offers()).toBe(2);
  mayComeIn = false;
  one.meet(1).closed();
  timers.advance(60_000);
  expect(one.offers()).toBe(2);
  point.offerAgain("a", one.connection);
  expect(one.offers()).toBe(3);
  one.end();
  point.offerAgain("a", one.connection);
  expect(one.offers()).toBe(3);
});
