import { describe, expect, it } from "vitest";
import { ANCHORS, anchorsOf } from "#renderer/features/graph/cytoscape/anchors.ts";

describe("anchorsOf", () => {
  it("is always the same pair for one line, and one of those that there are", () => {
    for (let number = 0; number < 50; number += 1) {
      const pair = anchorsOf(`line:ln_${number}`);
      expect(anchorsOf(`line:ln_${number}`)).toEqual(pair);
      expect(ANCHORS).toContainEqual(pair);
    }
    expect(ANCHORS).toContainEqual(anchorsOf(""));
  });

  it("gives each pair about as many lines", () => {
    const lines = new Map<string, number>();
    for (let number = 0; number < 1600; number += 1) {
      const { source } = anchorsOf(`line:ln_${(number * 7919).toString(36)}`);
      lines.set(source, (lines.get(source) ?? 0) + 1);
    }
    expect(lines.size).toBe(ANCHORS.length);
    for (const count of lines.values()) expect(count).toBeLessThan(200);
  });
});
