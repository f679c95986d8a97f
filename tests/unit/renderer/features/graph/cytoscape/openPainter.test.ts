// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Rect } from "#shared/tower/index.ts";
import { graphThemeOf } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import { leastLetterPx } from "#renderer/features/graph/cytoscape/letters.ts";
import { openPainter, type Painter } from "#renderer/features/graph/cytoscape/openPainter.ts";
import type { Dressing } from "#renderer/features/graph/model/lensTypes.ts";
import { fakeFrames, type FakeFrames } from "#tests/support/fakeFrames.ts";
import { recordingContext } from "#tests/support/recordingContext.ts";
import { labelBox, sheetBox, squareLetters } from "#tests/support/sceneBoxes.ts";

const DRESSING: Dressing = { boxes: [sheetBox({ rect: { x: 0, y: 0, width: 900, height: 700 } }), labelBox({ rect: { x: 0, y: 800, width: 900, height: 60 } })], lines: [], targets: [] };

/** Sizes of the letters that were measured, and so set. */
let sizes: Set<number>;
let painter: Painter;
let frames: FakeFrames;

beforeEach(() => {
  // SAFETY: a context that writes down instead of drawing.
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation((() => recordingContext().context) as unknown as HTMLCanvasElement["getContext"]);
  frames = fakeFrames();
  sizes = new Set();
  const measure = (text: string, sizePx: number): number => {
    sizes.add(sizePx);
    return squareLetters(text, sizePx);
  };
  painter = openPainter(document.body.appendChild(document.createElement("div")), measure, graphThemeOf(() => ""));
});
afterEach(() => {
  painter.destroy();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe("openPainter", () => {
  it("sets no letters below the size that is wanted on the screen when that is larger than usual", () => {
    const wide = openPainter(document.body.appendChild(document.createElement("div")), (text, sizePx) => { sizes.add(sizePx); return squareLetters(text, sizePx); }, graphThemeOf(() => ""), () => 2);
    wide.paint(DRESSING, "near", "soon", 0.8);
    expect([...sizes]).toEqual([leastLetterPx(0.4)]);
    wide.destroy();
  });

  it("sets its first words at once for the zoom they will be seen at, and not again when the camera has come to rest there", () => {
    painter.paint(DRESSING, "near", "soon", 0.4);
    expect([...sizes]).toEqual([leastLetterPx(0.4)]);
    sizes.clear();
    painter.look({ x: 0, y: 0, zoom: 0.4 }, true);
    expect([...sizes]).toEqual([]);
  });

  it("sets later words for another zoom at once", () => {
    painter.paint(DRESSING, "near", "soon", 0.4);
    sizes.clear();
    painter.paint(DRESSING, "near", "smooth", 0.25);
    expect([...sizes]).toEqual([leastLetterPx(0.25)]);
  });

  it("sets its words anew when the camera has come to rest at another zoom", () => {
    painter.paint(DRESSING, "near", "soon", 0.4);
    sizes.clear();
    painter.look({ x: 0, y: 0, zoom: 0.3 }, true);
    expect([...sizes]).toEqual([leastLetterPx(0.3)]);
  });

  it("is only moved as long as it holds all that was given to it", () => {
    painter.destroy();
    const canvas = document.body.appendChild(document.createElement("div"));
    Object.defineProperties(canvas, { clientWidth: { value: 1000 }, clientHeight: { value: 800 } });
    painter = openPainter(canvas, squareLetters, graphThemeOf(() => ""));
    // Without words: nothing here could measure them.
    const show = (rect: Rect): void => { painter.paint({ boxes: [{ role: "frame", key: "frame", rect, picked: false }], lines: [], targets: [] }, "near", "soon", 0.4); };
    show({ x: 0, y: 0, width: 900, height: 700 });
    painter.look({ x: 10, y: 10, zoom: 0.4 }, true);
    frames.next();
    const transformAt = (x: number): string => {
      painter.look({ x, y: 10, zoom: 0.4 });
      frames.next();
      return canvas.querySelector("div")?.style.transform ?? "";
    };
    expect([transformAt(510), transformAt(10)]).toEqual(["translate(500px, 0px) scale(1)", ""]);
    show({ x: -2000, y: 0, width: 4000, height: 700 });
    expect(transformAt(510)).toBe("translate(-102px, 0px) scale(1)");
  });

  it("counts what it was given, not what its lines hang on", () => {
    expect(painter.elementCount()).toBe(0);
    painter.paint({ ...DRESSING, boxes: [labelBox()] }, "near", "soon", 1);
    expect(painter.elementCount()).toBe(1);
  });
});
