import { describe, expect, it } from "vitest";
import { EMPTY_FILTER } from "#shared/finding/filterSpec.ts";
import { readSavedView, writeSavedView } from "#shared/finding/savedViewSpec.ts";

describe("readSavedView", () => {
  it("reads back what was written", () => {
    const spec = { lens: "grove", filter: { ...EMPTY_FILTER, noCase: true }, camera: { x: 1, y: 2, zoomRatio: 0.5 } } as const;
    expect(readSavedView(writeSavedView(spec))).toEqual({ version: 1, ...spec });
  });

  it.each(["", "{", "null", "[]", '{"version":2,"lens":"tower","filter":{}}', '{"version":1,"lens":"sky","filter":{}}', '{"version":1,"lens":"tower","filter":{"version":9}}', '{"version":1,"lens":"tower","filter":{},"sound":1}'])(
    "cannot read %j, and says so", (text) => {
      expect(readSavedView(text)).toBeNull();
    });
});
