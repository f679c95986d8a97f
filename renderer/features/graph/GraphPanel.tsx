import type { ReactElement } from "react";
import { reportProblem } from "#renderer/runtime/index.ts";
import { createPart, LazyPart } from "#renderer/ui/index.ts";

// The canvas engine is a third of the app's code. It is fetched side by side with opening the forest, and the outline does not wait for it.
const graph = createPart("GraphView", () => import("./GraphView.tsx"), reportProblem);
graph.start();

/** What the shell places: the graph, as soon as its engine is here. */
export function GraphPanel(): ReactElement {
  return <LazyPart part={graph} given={{}} />;
}
