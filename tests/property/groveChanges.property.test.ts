import { describe, expect, it } from "vitest";
import { createCommandHistory, pinPoints, unpinPoints } from "#shared/forest/index.ts";
import { layoutGrove, mayStandElsewhere, type GroveLayout } from "#shared/grove/index.ts";
import { randomCommand, type Actor } from "#tests/support/randomCommand.ts";
import { randomGraphCommand } from "#tests/support/randomGraphCommand.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { testForest } from "#tests/support/testForest.ts";

/** Everything that is drawn of a grove, in the order in which it is. */
const drawn = ({ trees, roads, degrees, bounds }: GroveLayout): unknown => [
  trees.map(({ key, kind, wisdom, wisdomId, centre, reach, rect, points, places, isPinned, links }) => [key, kind, wisdom, wisdomId, centre, reach, rect, points.map(({ id }) => id), [...places], isPinned, links]),
  roads, [...degrees], bounds,
];

function live(actor: Actor): void {
  const { forest, random } = actor;
  if (random.chance(0.5)) randomCommand(actor, { withHistory: true, withSharing: true });
  else if (random.chance(0.7)) randomGraphCommand(actor);
  else {
    const id = random.pick([...forest.view.points()].map((point) => point.id).sort());
    if (id === undefined) return;
    if (random.chance(0.7)) pinPoints(forest, { pins: [{ id, pos: [random.below(400) - 200, random.below(300) - 150] }] });
    else unpinPoints(forest, { ids: [id] });
  }
}

describe("a grove that is not laid out anew for every change", () => {
  it("stands at every moment as if it were", () => {
    let spared = 0;
    for (let seed = 1; seed <= 30; seed += 1) {
      const forest = testForest();
      let texts = 0;
      const actor: Actor = { forest, history: createCommandHistory(forest), random: seededRandom(seed), text: (secret) => `${secret ? "SECRET" : "公"}${++texts}` };
      let layout = layoutGrove(forest.view);
      let isDue = false;
      forest.view.onChange(({ structure, links, points }) => { isDue ||= structure || links.size > 0 || [...points].some((id) => mayStandElsewhere(layout, forest.view, id)); });
      for (let step = 0; step < 60; step += 1) {
        live(actor);
        if (isDue) layout = layoutGrove(forest.view, { previous: layout });
        else spared += 1;
        isDue = false;
        expect(drawn(layout), `seed ${seed}, step ${step}`).toEqual(drawn(layoutGrove(forest.view)));
      }
      forest.destroy();
    }
    expect(spared).toBeGreaterThan(200);
  });
});
