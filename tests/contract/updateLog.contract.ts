import { describe, expect, it } from "vitest";
import type { LoggedUpdate, StorageErrorCode, UpdateLog } from "#shared/storage/index.ts";

/** One place where a log can live; `open` gives a new log over what is there, as a new process would. */
export interface LogPlace {
  openLog(): UpdateLog;
  /** Makes the next append of every log here fail with this code, once. */
  failNextAppend(code: "disk-full" | "permission" | "unexpected"): void;
  dispose(): Promise<void>;
}

const update = (docId: string, ...bytes: number[]): LoggedUpdate => ({ docId, bytes: Uint8Array.from(bytes) });

const codeOf = async (work: Promise<unknown>): Promise<StorageErrorCode | "none"> => {
  try {
    await work;
    return "none";
  } catch (cause) {
    if (cause instanceof Error && "code" in cause) return cause.code as StorageErrorCode;
    throw cause;
  }
};

/** What every `UpdateLog` promises. */
export function updateLogContract(name: string, makePlace: () => Promise<LogPlace>): void {
  const withPlace = async (work: (place: LogPlace) => Promise<void>): Promise<void> => {
    const place = await makePlace();
    try {
      await work(place);
    } finally {
      await place.dispose();
    }
  };

  describe(`${name} as an update log`, () => {
    it("opens empty and starts counting at 0", () => withPlace(async (place) => {
      const log = place.openLog();
      expect(await log.open()).toEqual({ nextSeq: 0, updates: [], damage: [], missing: [], filledFrom: [] });
      await log.close();
    }));

    it("gives back after reopening what it has acknowledged, in order and per document", () => withPlace(async (place) => {
      const log = place.openLog();
      await log.open();
      expect(await log.append(0, [update("forest", 1, 2, 3), update("note:pt_a")])).toEqual({ durableThroughSeq: 1 });
      expect(await log.append(2, [update("personal", 255)])).toEqual({ durableThroughSeq: 2 });
      // No close: a killed process does not close either.
      const again = await place.openLog().open();
      expect(again.nextSeq).toBe(3);
      expect(again.updates.map(({ docId, bytes }) => [docId, ...bytes])).toEqual([["forest", 1, 2, 3], ["note:pt_a"], ["personal", 255]]);
      expect(again.damage).toEqual([]);
      await log.close();
    }));

    it("refuses a gap and a repeat, and stays usable", () => withPlace(async (place) => {
      const log = place.openLog();
      await log.open();
      await log.append(0, [update("forest", 1)]);
      expect(await codeOf(log.append(2, [update("forest", 9)]))).toBe("out-of-order");
      expect(await codeOf(log.append(0, [update("forest", 9)]))).toBe("out-of-order");
      expect(await log.append(1, [update("forest", 2)])).toEqual({ durableThroughSeq: 1 });
      await log.close();
      expect((await place.openLog().open()).updates.map(({ bytes }) => [...bytes])).toEqual([[1], [2]]);
    }));

    it("keeps concurrent appends in the order they were asked for", () => withPlace(async (place) => {
      const log = place.openLog();
      await log.open();
      const answers = await Promise.all(Array.from({ length: 50 }, (_, seq) => log.append(seq, [update("forest", seq)])));
      expect(answers.map((answer) => answer.durableThroughSeq)).toEqual(Array.from({ length: 50 }, (_, seq) => seq));
      await log.close();
      expect((await place.openLog().open()).updates.map(({ bytes }) => bytes[0])).toEqual(Array.from({ length: 50 }, (_, seq) => seq));
    }));

    it.each(["disk-full", "permission", "unexpected"] as const)("leaves no trace of an append refused with %s, and takes it when tried again", (code) => withPlace(async (place) => {
      const log = place.openLog();
      await log.open();
      await log.append(0, [update("forest", 1)]);
      place.failNextAppend(code);
      expect(await codeOf(log.append(1, [update("forest", 2), update("forest", 3)]))).toBe(code);
      const between = await place.openLog().open();
      expect(between.updates.map(({ bytes }) => [...bytes])).toEqual([[1]]);
      expect(between.damage).toEqual([]);
      expect(await log.append(1, [update("forest", 2), update("forest", 3)])).toEqual({ durableThroughSeq: 2 });
      await log.close();
      expect((await place.openLog().open()).updates.map(({ bytes }) => [...bytes])).toEqual([[1], [2], [3]]);
    }));

    it("refuses appends before it is opened and after it is closed", () => withPlace(async (place) => {
      const log = place.openLog();
      expect(await codeOf(log.append(0, [update("forest", 1)]))).toBe("not-open");
      await log.open();
      await log.close();
      await log.close();
      expect(await codeOf(log.append(0, [update("forest", 1)]))).toBe("not-open");
    }));

    it("writes what was asked for before it closes", () => withPlace(async (place) => {
      const log = place.openLog();
      await log.open();
      const append = log.append(0, [update("forest", 7)]);
      await log.close();
      expect(await append).toEqual({ durableThroughSeq: 0 });
      expect((await place.openLog().open()).nextSeq).toBe(1);
    }));

    it("gives out bytes that nobody else changes", () => withPlace(async (place) => {
      const log = place.openLog();
      await log.open();
      const bytes = Uint8Array.of(1, 2);
      await log.append(0, [{ docId: "forest", bytes }]);
      bytes[0] = 99;
      const first = await place.openLog().open();
      first.updates[0]?.bytes.fill(42);
      expect([...((await place.openLog().open()).updates[0]?.bytes ?? [])]).toEqual([1, 2]);
      await log.close();
    }));
  });
}
