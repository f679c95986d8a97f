import { describe, expect, it } from "vitest";
import { createArrangePort } from "#renderer/features/graph/model/graphArrange.ts";

describe("the port that asks for lining up", () => {
  it("reaches the graph that is on the screen, and nobody after it has gone", () => {
    const port = createArrangePort();
    const heard: string[] = [];
    port.request("row");
    const stop = port.onRequest((how) => { heard.push(how); });
    port.request("column");
    port.request("spread-row");
    stop();
    port.request("row");
    expect(heard).toEqual(["column", "spread-row"]);
  });
});
