import { describe, expect, it } from "vitest";
import { LINK_TYPES, type LinkType } from "#shared/forest/index.ts";
import { graphThemeOf } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import { drawLines } from "#renderer/features/graph/lines/drawLines.ts";
import type { SceneLine } from "#renderer/features/graph/model/sceneTypes.ts";
import { recordingContext, type Drawn } from "#tests/support/recordingContext.ts";

const THEME = graphThemeOf(() => "");
const PLACES = [{ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 100, y: 100 }];

function drawn(type: LinkType, over: Partial<SceneLine> = {}, places = PLACES): Drawn[] {
  const recording = recordingContext();
  const line: SceneLine = { key: "line:ln_a", id: "ln_a", type, suggested: false, state: "resting", dimmed: false, points: places, ...over };
  drawLines(recording.context, [{ line, places }], THEME);
  return recording.drawn;
}
const named = (calls: readonly Drawn[], what: string): (readonly unknown[])[] => calls.filter((call) => call.what === what).map(({ given }) => given);
const strokes = (calls: readonly Drawn[]): readonly Drawn[] => calls.filter(({ what }) => what === "stroke");

describe("drawLines", () => {
  it("draws below what is there already, and leaves the context as others expect it", () => {
    const calls = drawn("applies");
    expect(strokes(calls).map(({ look }) => look["globalCompositeOperation"])).toEqual(["destination-over"]);
    const { context, drawn: after } = recordingContext();
    drawLines(context, [], THEME);
    expect([context.globalCompositeOperation, named(after, "setLineDash")]).toEqual(["source-over", [[[]]]]);
  });

  it("rounds the corners of a route", () => {
    const calls = drawn("interacts");
    expect([named(calls, "quadraticCurveTo"), named(calls, "lineTo")[0]]).toEqual([[[100, 0, 100, 8]], [92, 0]]);
  });

  it("ends a line behind its heads, and points them along it", () => {
    const calls = drawn("supports");
    // A filled triangle: the line ends within it; its tip is where the route ends.
    expect(named(calls, "moveTo")[0]).toEqual([0, 0]);
    expect(named(calls, "lineTo")[1]).toEqual([100, 100 - 5 * 0.85]);
    expect([named(calls, "translate")[0], named(calls, "rotate"), named(calls, "scale"), named(calls, "fill").length]).toEqual([[100, 100], [[Math.PI / 2]], [[0.85, 0.85]], 1]);
  });

  it("keeps of a line that is shorter than its heads at least a part", () => {
    const short = drawn("premise", {}, [{ x: 0, y: 0 }, { x: 6, y: 0 }]);
    expect([named(short, "moveTo")[0], named(short, "lineTo")[0]]).toEqual([[0, 0], [4, 0]]);
  });

  it("tells all types apart by dashes and heads, whatever their colour", () => {
    const looks = LINK_TYPES.map((type) => {
      const calls = drawn(type);
      return JSON.stringify(calls.filter(({ what }) => ["setLineDash", "arc", "fill", "closePath", "rotate"].includes(what) || what === "lineTo").map(({ what, given }) => [what, given]));
    });
    expect(new Set(looks).size).toBe(LINK_TYPES.length);
  });

  it("draws no line thinner than it has to be from afar, its dashes and heads in proportion", () => {
    const usual = drawn("applies", { state: "near" });
    const wide = drawn("applies", { state: "near", leastPx: 18 });
    expect([strokes(usual)[0]?.look["lineWidth"], strokes(wide)[0]?.look["lineWidth"], strokes(drawn("applies", { state: "near", leastPx: 1 }))[0]?.look["lineWidth"]]).toEqual([1.8, 18, 1.8]);
    const dashes = (calls: readonly Drawn[]): readonly number[] => named(calls, "setLineDash")[0]?.[0] as readonly number[];
    expect(dashes(wide)).toEqual(dashes(usual).map((px) => px * 10));
    expect(named(wide, "scale")).toEqual([[9.5, 9.5]]);
  });

  it("draws what is near the selection in its colour and wider, what is disputed in red", () => {
    const look = (over: Partial<SceneLine>, type: LinkType = "interacts"): unknown[] => {
      const at = strokes(drawn(type, over))[0]?.look;
      return [at?.["strokeStyle"], at?.["lineWidth"]];
    };
    expect([look({}), look({ state: "near" }), look({ state: "picked" }), look({ danger: true }), look({ state: "near" }, "refutes")]).toEqual([
      [THEME.line, 1.3], [THEME.accent, 1.8], [THEME.accent, 2.8], [THEME.danger, 1.3], [THEME.danger, 1.8],
    ]);
    expect(new Set([look({}), look({ dimmed: true }), look({ suggested: true })].map(([color]) => color)).size).toBe(3);
  });
});
