import { describe, expect, it } from "vitest";
import { paperSize } from "#electron/main/printing/paperSize.ts";

describe("paperSize", () => {
  it("lays a wide picture across and a tall one upright", () => {
    expect(paperSize({ paper: "A3", widthPx: 800, heightPx: 600 })).toEqual({ widthMm: 420, heightMm: 297, marginMm: 10 });
    expect(paperSize({ paper: "A3", widthPx: 600, heightPx: 800 })).toEqual({ widthMm: 297, heightMm: 420, marginMm: 10 });
    expect(paperSize({ paper: "A0", widthPx: 2, heightPx: 1 })).toMatchObject({ widthMm: 1189, heightMm: 841 });
  });

  it("takes the picture's own size, without margins, as far as a page may be", () => {
    expect(paperSize({ paper: "fit", widthPx: 960, heightPx: 480 })).toEqual({ widthMm: 254, heightMm: 127, marginMm: 0 });
    const huge = paperSize({ paper: "fit", widthPx: 100_000, heightPx: 25_000 });
    expect([huge.widthMm, huge.heightMm]).toEqual([5_000, 1_250]);
    expect(paperSize({ paper: "fit", widthPx: 1, heightPx: 1 })).toMatchObject({ widthMm: 20, heightMm: 20 });
  });
});
