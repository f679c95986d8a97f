import type { ForestChange } from "#shared/forest/index.ts";
import { mayStandElsewhere } from "#shared/grove/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import type { LayOutInput, LensName, Picture } from "../model/lensTypes.ts";
import { createFocusLens } from "./focus/createFocusLens.ts";
import { arrangeLeaves, type Arrangement, type Pin } from "./grove/arrangeLeaves.ts";
import { layOutGrove, type GrovePicture } from "./grove/layOutGrove.ts";
import { groveOptionsOf } from "./grove/groveOptions.ts";
import { layOutTower } from "./tower/layOutTower.ts";

/** One way of looking, as the session uses it. */
export interface Lens {
  layOut(input: LayOutInput): Picture;
  /** The same for a copy that is handed out: remembers nothing. */
  layOutOnce(input: LayOutInput): Picture;
  /** Whether this change of the forest may move anything; else only words and looks are drawn anew. */
  needsLayout(change: ForestChange): boolean;
  /** Tells when the lens itself wants to be laid out anew (another centre, another depth). */
  onChange(listener: () => void): () => void;
  /** While it is on the screen. Returns how to stop. */
  follow(): () => void;
  /** Places that line up what is selected; absent where places are not a person's to choose. */
  arrange?(ids: readonly PointId[], how: Arrangement): Pin[];
}

const nothing = (): (() => void) => () => undefined;

/** The lenses of one open forest; each keeps what it needs between two layouts. */
export function createLenses(forest: OpenForest): Readonly<Record<LensName, Lens>> {
  const focus = createFocusLens(forest);
  return {
    tower: { layOut: layOutTower, layOutOnce: layOutTower, needsLayout: (change) => change.structure, onChange: nothing, follow: nothing },
    grove: groveLens(forest),
    focus: { ...focus, layOutOnce: focus.layOut },
  };
}

function groveLens(forest: OpenForest): Lens {
  const options = groveOptionsOf(forest);
  let previous: GrovePicture | null = null;
  return {
    layOut(input) {
      previous = layOutGrove(input, { previous, ignorePins: options.get().ignorePins });
      return previous;
    },
    layOutOnce: (input) => layOutGrove(input, { ignorePins: options.get().ignorePins }),
    // Links make roads, and trees grow with them; a pin is a field of its point. Words are only dressed.
    needsLayout({ structure, links, points }) {
      const layout = previous?.layout;
      return structure || links.size > 0 || layout === undefined || [...points].some((id) => mayStandElsewhere(layout, forest.view, id));
    },
    onChange: options.onChange,
    follow: nothing,
    arrange: (ids, how) => (previous === null ? [] : arrangeLeaves(previous.layout, ids, how)),
  };
}
