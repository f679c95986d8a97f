import type { LogShipper } from "../storage/logShipper.ts";

/** Waits until the log has everything that was sent to it by now, however long the disk refuses. False: it was called off before. */
export async function writtenEventually(shipper: Pick<LogShipper, "flush" | "saveState">, signal: AbortSignal): Promise<boolean> {
  const calledOff = new Promise<null>((resolve) => { signal.addEventListener("abort", () => { resolve(null); }, { once: true }); });
  while (!signal.aborted) {
    const flushed = await Promise.race([shipper.flush(), calledOff]);
    if (flushed === null || flushed.ok) return !signal.aborted;
    await Promise.race([notFailed(shipper.saveState), calledOff]);
  }
  return false;
}

function notFailed(saveState: LogShipper["saveState"]): Promise<void> {
  return new Promise((resolve) => {
    const check = (): boolean => saveState.get().kind !== "failed";
    if (check()) {
      resolve();
      return;
    }
    const stop = saveState.onChange(() => {
      if (!check()) return;
      stop();
      resolve();
    });
  });
}
