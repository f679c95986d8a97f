import { describe, expect, it } from "vitest";
import { paintLabel } from "#renderer/features/graph/cytoscape/paintLabel.ts";
import { labelBox, lettersAt, NAMED_THEME } from "#tests/support/sceneBoxes.ts";

const paint = (more: Parameters<typeof labelBox>[0] = {}, leastPx = 12, silent = false) => paintLabel(labelBox(more), NAMED_THEME, lettersAt(leastPx, silent));

describe("paintLabel", () => {
  it("is one line of words in its own size, weight and colour", () => {
    const [label, ...more] = paint();
    expect([label?.paint.label, label?.paint.size, label?.paint.weight, label?.paint.ink, more]).toEqual(["思维能力", 14, 600, "--ink", []]);
    expect((["ink2", "accent", "danger", "people"] as const).map((ink) => paint({ ink })[0]?.paint.ink)).toEqual(["--ink-2", "--accent-ink", "--danger", "--w-people-ink"]);
  });

  it("falls silent from afar unless it is a heading", () => {
    expect([paint({}, 12, true).length, paint({ isHeading: true }, 12, true).length]).toEqual([0, 1]);
  });

  it("grows with the distance around its middle", () => {
    const [label] = paint({ isHeading: true }, 40, true);
    expect([label?.paint.size, label?.y, label?.paint.h]).toEqual([40, 10, 50]);
  });

  it("is cut where its room ends", () => {
    const [label] = paint({ isHeading: true }, 40, true);
    expect(label?.paint.label).toBe("思维…");
  });

  it("begins, ends or stands in the middle of its room", () => {
    expect((["start", "middle", "end"] as const).map((align) => paint({ align })[0]).map((label) => [label?.classes, label?.paint.shiftX])).toEqual([["start", -120], ["lines", 0], ["end", 120]]);
  });
});
