import { fitBox, ZOOM, type Extent } from "./cameraMath.ts";
import { docksOver } from "./docksOver.ts";
import { marginsOf, screenBox, type GraphDesk } from "./graphDesk.ts";

/** What the parts of a session share, with what can be said from those alone. `room`: as a layout counts it. */
export function createDesk(given: Omit<GraphDesk, "docks" | "leastZoom" | "refit" | "startRename">, room: () => Extent): GraphDesk {
  const { stage, extent, store, camera, lens, parts } = given;
  const desk: GraphDesk = {
    ...given,
    docks: () => docksOver(parts.canvas),
    leastZoom: () => Math.min(ZOOM.min, fitBox(stage.picture.bounds, extent(), marginsOf(lens(), extent()), 1).zoom * 0.7),
    refit: (viewOf) => stage.refit(room(), viewOf),
    startRename(id) {
      const box = screenBox(desk, id);
      if (box !== null) store.set({ renaming: { id, box, zoom: camera.get().zoom } });
    },
  };
  return desk;
}
