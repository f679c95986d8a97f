import { describe, expect, it, vi } from "vitest";
import { parseOutlineText } from "#shared/outlineText/index.ts";
import * as readLine from "#shared/outlineText/readLine.ts";
import { must } from "#tests/support/testForest.ts";

vi.mock("#shared/outlineText/readLine.ts", { spy: true });

describe("parseOutlineText: how often it looks at a line", () => {
  it.each([
    ["none of which is closed", "```x", 1_000],
    ["each of which is closed by the next", "```", 0],
  ])("looks at each line a few times however many fences there are, %s", (_name, fence, count) => {
    const lines = ["- 甲", ...Array.from({ length: 1_000 }, () => `  ${fence}`)];
    const { nodes } = must(parseOutlineText(lines.join("\n")));
    expect(nodes).toHaveLength(1);
    expect(nodes[0]?.summary.split("\n").filter((line) => line.endsWith("x"))).toHaveLength(count);
    expect(vi.mocked(readLine.indentOf).mock.calls.length).toBeLessThanOrEqual(4 * lines.length);
  });
});
