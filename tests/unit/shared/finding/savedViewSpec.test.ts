import { describe, expect, it } from "vitest";
import { EMPTY_FILTER } from "#shared/finding/filterSpec.ts";
import { readSavedView, writeSavedView } from "#shared/finding/savedViewSpec.ts";

describe("readSavedView", () => {
  it("reads back what was written", () => {
    const spec = { lens: "grove", filter: { ...EMPTY_FILTER, noCase: true }, camera: { x: 1, y: 2, zoomRatio: 0.5, width: 1000, height: 800 } } as const;
    expect(readSavedView(writeSavedView(spec))).toEqual({ version: 1, ...spec });
  });

  it.each([{ x: 1e300, y: 0, zoomRatio: 1 }, { x: 0, y: 0, zoomRatio: 1e9 }, { x: 0, y: 0, zoomRatio: -1 }, { x: "0", y: 0, zoomRatio: 1 }, "near"])("opens a view without a camera that makes no sense: %j", (camera) => {
    const spec = readSavedView(JSON.stringify({ version: 1, lens: "grove", filter: {}, camera }));
    expect([spec?.lens, spec?.camera]).toEqual(["grove", undefined]);
  });

  it("reads a view that knows of no camera", () => {
    expect(readSavedView('{"version":1,"lens":"tower","filter":{}}')).toEqual({ version: 1, lens: "tower", filter: EMPTY_FILTER });
  });

  it.each(["", "{", "null", "[]", '{"version":2,"lens":"tower","filter":{}}', '{"version":1,"lens":"sky","filter":{}}', '{"version":1,"lens":"tower","filter":{"version":9}}', '{"version":1,"lens":"tower","filter":{},"sound":1}'])(
    "cannot read %j, and says so", (text) => {
      expect(readSavedView(text)).toBeNull();
    });
});
