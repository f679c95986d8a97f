// @vitest-environment happy-dom
import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ZoomDock } from "#renderer/features/graph/components/ZoomDock.tsx";
import { createGraphStore, type GraphStore } from "#renderer/features/graph/model/graphState.ts";
import { useGraphPart } from "#renderer/features/graph/model/useGraphPart.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

let stage: Stage;
let store: GraphStore;
let drawn: string[];

function LensName(): React.ReactElement {
  const lens = useGraphPart(store, "lens");
  drawn.push(lens);
  return <p>{lens}</p>;
}

beforeEach(async () => {
  store = createGraphStore();
  drawn = [];
  stage = await renderInForest(<><ZoomDock store={store} /><LensName /></>);
});
afterEach(async () => { expect(await stage.close()).toEqual([]); });

describe("ZoomDock", () => {
  it("says the zoom, and draws nothing else anew while the wheel turns", () => {
    drawn.length = 0;
    for (const zoomPct of [101, 105, 112]) act(() => { store.set({ zoomPct }); });
    expect([screen.getByRole("button", { name: /112/u }).textContent, drawn]).toEqual(["112%", []]);
    act(() => { store.set({ lens: "grove" }); });
    expect(drawn).toEqual(["grove"]);
  });
});
