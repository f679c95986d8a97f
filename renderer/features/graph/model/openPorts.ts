import { isPointId, type PointId } from "#shared/kernel/index.ts";
import { LEAST_LEAVES, type Arrangement, type Pin } from "../lenses/grove/arrangeLeaves.ts";
import { graphShowing } from "../showing/showingPort.ts";
import { takeSnapshot } from "../showing/takeSnapshot.ts";
import { graphArrange } from "./graphArrange.ts";
import type { GraphDesk } from "./graphDesk.ts";
import type { LayOutInput, Picture } from "./lensTypes.ts";
import { moveByDrop } from "./moveByDrop.ts";

interface PortWork {
  arrange(ids: readonly PointId[], how: Arrangement): Pin[];
  layOutOnce(input: LayOutInput): Picture;
  input(): LayOutInput;
}

/** What the window asks of the graph on the screen besides the camera: lining up, and pictures to hand out. Returns how to close. */
export function openPorts(desk: GraphDesk, work: PortWork): () => void {
  const { forest, shell } = desk.parts;
  const stops = [
    graphArrange.onRequest((how) => {
      const pins = work.arrange(forest.selection.get().ids.filter(isPointId), how);
      // i18n-keys: graph.arrangeRefused.*
      if (pins.length === 0) shell.toast({ tone: "warn", key: how === "here" ? "graph.arrangeRefused.noLeaf" : "graph.arrangeRefused.tooFew", values: { count: LEAST_LEAVES[how] } });
      else moveByDrop(forest, shell, pins.map(({ id }) => id), { kind: "pin", pins, rect: desk.stage.picture.bounds });
    }),
    graphShowing.provide({
      snapshot: (scope, options) => takeSnapshot(desk, (view) => {
        const input = { ...work.input(), view };
        return { picture: work.layOutOnce(input), input };
      }, scope, options),
    }),
  ];
  return () => { for (const stop of stops) stop(); };
}
