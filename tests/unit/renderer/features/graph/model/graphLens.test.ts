import { describe, expect, it } from "vitest";
import { createLensPort } from "#renderer/features/graph/model/graphLens.ts";

describe("the lens port", () => {
  it("begins with the tower, or with the lens it is given", () => {
    expect([createLensPort().get(), createLensPort("grove").get()]).toEqual(["tower", "grove"]);
  });

  it("tells when another lens is set, and not when the same is", () => {
    const port = createLensPort();
    const heard: string[] = [];
    const stop = port.onChange(() => { heard.push(port.get()); });
    port.set("grove");
    port.set("grove");
    port.set("focus");
    stop();
    port.set("tower");
    expect([heard, port.get()]).toEqual([["grove", "focus"], "tower"]);
  });
});
