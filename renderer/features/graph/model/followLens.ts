import type { Lens } from "../lenses/createLenses.ts";
import type { Redraw } from "./createRedraw.ts";
import type { LensPort } from "./graphLens.ts";
import type { LensName } from "./lensTypes.ts";

interface LensWork {
  readonly lenses: Readonly<Record<LensName, Lens>>;
  readonly redraw: Redraw;
  /** Shows the forest through this one from now on. */
  change(next: LensName): void;
}

/** Attends to the lens in force for as long as it is; tells when another one is chosen. Returns how to stop. */
export function followLens(port: LensPort, { lenses, redraw, change }: LensWork): () => void {
  let lens = port.get();
  const attend = (): (() => void) => {
    const stops = [lenses[lens].onChange(() => { redraw.request({ withLayout: true, isOwn: true }); }), lenses[lens].follow()];
    return () => { for (const stop of stops) stop(); };
  };
  let leave = attend();
  const stopPort = port.onChange(() => {
    if (port.get() === lens) return;
    leave();
    lens = port.get();
    change(lens);
    leave = attend();
  });
  return () => {
    stopPort();
    leave();
  };
}
