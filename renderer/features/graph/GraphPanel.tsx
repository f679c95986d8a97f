import { lazy, Suspense, type ReactElement } from "react";

// The canvas engine is a third of the app's code. It is fetched side by side with opening the forest, and the outline does not wait for it.
const loading = import("./GraphView.tsx").then((room) => ({ default: room.GraphView }));
const GraphView = lazy(() => loading);

/** What the shell places: the graph, as soon as its engine is here. */
export function GraphPanel(): ReactElement {
  return <Suspense fallback={null}><GraphView /></Suspense>;
}
