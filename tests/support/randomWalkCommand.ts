import { addView, editView, endTitle } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import type { Actor } from "./randomCommand.ts";

function someEnds({ forest, random }: Actor): EndId[] {
  const ends = [...forest.view.points(), ...forest.view.links()].map(({ id }) => id).sort();
  return Array.from({ length: 1 + random.below(3) }, () => random.pick(ends) ?? "pt_none");
}

/** Saves a walk over some ends, named after the first of them as the app does, or gives one other halts. Some ends are private; then nothing may come of it. */
export function randomWalkCommand(actor: Actor): void {
  const { forest, random } = actor;
  const ends = someEnds(actor);
  const spec = JSON.stringify({ version: 1, stops: ends.map((id) => ({ ids: [id], note: random.chance(0.5) ? "" : actor.text(false) })) });
  const [first] = ends;
  const name = (first === undefined ? undefined : endTitle(forest.view, first)) ?? "路";
  if (random.chance(0.6)) addView(forest, { kind: "walk", name: name.slice(0, 100), spec });
  else editView(forest, { id: random.pick(forest.view.views().map(({ id }) => id)) ?? "vw_none", name: name.slice(0, 100), spec });
}
