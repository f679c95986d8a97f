import { describe, expect, it } from "vitest";
import { LINK_TYPES } from "#shared/forest/index.ts";
import { isPlainSvg } from "#electron/main/printing/isPlainSvg.ts";
import { graphThemeOf } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import type { GroundShape } from "#renderer/features/graph/model/lensTypes.ts";
import type { SceneBox, SceneLine } from "#renderer/features/graph/model/sceneTypes.ts";
import { sceneToSvg, type SvgInput } from "#renderer/features/graph/showing/sceneToSvg.ts";
import { elementsNamed, parseXml } from "#tests/support/parseXml.ts";

const rect = { x: 10, y: 20, width: 160, height: 40 };
const point = { id: "pt_1", rect, kind: "point", tint: "logic", isPrivate: false, cases: 2, picked: false, near: false } as const;
const BOXES: readonly SceneBox[] = [
  { role: "frame", key: "frame:pt_1", rect, picked: true },
  { role: "glyph", key: "glyph:pt_1", rect: { ...rect, width: 14, height: 14 }, tint: "people" },
  { role: "band-name", key: "band-name:top", rect: { x: 0, y: 0, width: 30, height: 120 }, text: "顶层" },
  { role: "band-name", key: "band-name:base", rect: { x: 0, y: 0, width: 30, height: 120 }, text: "Base" },
  { role: "heading", key: "title:pt_2", rect: { ...rect, width: 400 }, title: "溯本认知", domain: "认知", count: "5 点", tone: "module", tint: "logic", area: null },
  { ...point, role: "card", key: "card:pt_1", text: "溯本法", isNarrow: false, picked: true },
  { role: "vacancy", key: "vacancy:pt_2", rect, text: "＋ 新知识点" },
  { ...point, role: "leaf", key: "leaf:pt_3", id: "pt_3", rect: { x: 0, y: 0, width: 90, height: 50 }, dot: { x: 45, y: 12, radius: 6 }, text: "间隔复习", isNew: true },
  { ...point, role: "sheet", key: "sheet:pt_4", id: "pt_4", rect: { x: 0, y: 0, width: 220, height: 120 }, size: "centre", title: "客户成功路径", lines: ["从 A 到 B，", "谁陪他走。"], foot: "9 条关联", danger: false },
  { ...point, role: "sheet", key: "sheet:pt_5", id: "pt_5", rect: { x: 0, y: 0, width: 120, height: 26 }, size: "pill", title: "高价值", lines: [], foot: "", danger: true },
  { role: "label", key: "label:pt_6", rect, text: "整体学习", letterPx: 16, weight: 600, ink: "education", align: "middle", isHeading: true },
  { role: "chip", key: "chip:ln_1", rect: { ...rect, height: 20 }, text: "托起", letterPx: 12, danger: true },
];
const GROUND: readonly GroundShape[] = [
  { kind: "box", rect, radius: 12, fill: "band", edge: "hairline" },
  { kind: "blob", outline: [{ x: 0, y: 0 }, { x: 100, y: 0 }, { x: 100, y: 80 }, { x: 0, y: 80 }], fill: "leaf-3", edge: "leaf-3-ink", shadow: true },
  { kind: "ring", centre: { x: 50, y: 50 }, radiusX: 40, radiusY: 30, edge: "contour" },
  { kind: "path", places: [{ x: 0, y: 0 }, { x: 50, y: 10 }, { x: 90, y: 70 }], width: 2, edge: { tint: "marketing" }, dash: [3, 2] },
];
const lines = (state: SceneLine["state"]): SceneLine[] => LINK_TYPES.map((type, index): SceneLine => ({
  key: `line:ln_${index}`, id: `ln_${index}` as const, points: [{ x: 0, y: index * 10 }, { x: 60, y: index * 10 }, { x: 60, y: 200 }], type, suggested: index % 2 === 0, state, dimmed: false,
}));

const input = (patch: Partial<SvgInput> = {}): SvgInput => ({
  ground: GROUND, boxes: BOXES, lines: lines("resting"), bounds: { x: 0, y: 0, width: 500, height: 300 }, theme: graphThemeOf(() => ""),
  measure: (text, sizePx) => text.length * sizePx, language: "zh-CN", name: "青禾的森林：塔", description: "6 个知识点", title: { text: "青禾的森林", detail: "塔 · 今天" },
  legend: { title: "关联", entries: LINK_TYPES.map((type) => ({ type, label: type })) }, hasBackground: true, ...patch,
});
const textsIn = (patch?: Partial<SvgInput>): string[] => elementsNamed(parseXml(sceneToSvg(input(patch)).svg), "text").map(({ text }) => text);
const card = (text: string): readonly SceneBox[] => [{ ...point, role: "card", key: "card:pt_1", text, isNarrow: false, rect: { ...rect, width: 900 }, cases: 0 }];

describe("sceneToSvg", () => {
  it("draws every role, every shape of the ground and every type of link as well-formed XML that main accepts", () => {
    for (const state of ["resting", "near", "picked"] as const) {
      const { svg } = sceneToSvg(input({ lines: lines(state) }));
      expect(() => parseXml(svg)).not.toThrow();
      expect(isPlainSvg(svg)).toBe(true);
    }
  });

  it("keeps every word as text", () => {
    const texts = textsIn().join("\n");
    for (const word of ["溯本认知", "认知", "5 点", "溯本法", "间隔复习", "客户成功路径", "从 A 到 B，", "9 条关联", "高价值", "整体学习", "托起", "Base", "青禾的森林", "塔 · 今天"]) expect(texts).toContain(word);
    expect(textsIn()).toEqual(expect.arrayContaining(["顶", "层"]));
  });

  it("is the same whenever the same is drawn", () => {
    expect(sceneToSvg(input())).toEqual(sceneToSvg(input()));
  });

  it("lets no title become part of the drawing's own language", () => {
    const title = `</text><script>alert("1")</script> & 'x' ]]> <!-- -->`;
    const { svg } = sceneToSvg(input({ boxes: card(title), title: null, legend: null }));
    expect(elementsNamed(parseXml(svg), "script")).toEqual([]);
    expect(textsIn({ boxes: card(title), title: null, legend: null })).toEqual([title]);
    expect(isPlainSvg(svg)).toBe(true);
  });

  it("leaves out what XML forbids and keeps emoji, joined ones too", () => {
    expect(textsIn({ boxes: card("a\u0000b\u0008c\ufffed 👩‍👩‍👧 𠮷 \ud83d"), title: null, legend: null })).toEqual(["abcd 👩‍👩‍👧 𠮷 \ufffd"]);
  });

  it("writes a script that runs from the right in its own direction, at the same place", () => {
    const [text] = elementsNamed(parseXml(sceneToSvg(input({ boxes: card("معرفة!"), lines: [], title: null, legend: null })).svg), "text");
    expect(text?.attributes).toMatchObject({ direction: "rtl", "text-anchor": "end" });
    const [latin] = elementsNamed(parseXml(sceneToSvg(input({ boxes: card("knowledge"), lines: [], title: null, legend: null })).svg), "text");
    expect([latin?.attributes["direction"], latin?.attributes["text-anchor"], latin?.attributes["x"]]).toEqual([undefined, undefined, text?.attributes["x"]]);
  });

  it("says what it is to a screen reader, in its language", () => {
    const svg = parseXml(sceneToSvg(input()).svg);
    expect(svg.attributes).toMatchObject({ lang: "zh-CN", "xml:lang": "zh-CN", role: "img" });
    expect(svg.children.slice(0, 2).map(({ name, text }) => [name, text])).toEqual([["title", "青禾的森林：塔"], ["desc", "6 个知识点"]]);
  });

  it("tells types of links apart by dashes and heads, one marker for each head and colour", () => {
    const svg = parseXml(sceneToSvg(input({ boxes: [], ground: [], legend: null, title: null })).svg);
    const drawn = elementsNamed(svg, "path").filter(({ attributes }) => attributes["marker-end"] !== undefined || attributes["marker-start"] !== undefined);
    const looks = drawn.map(({ attributes }) => [attributes["stroke-dasharray"], attributes["marker-start"], attributes["marker-end"]].join());
    expect(new Set(looks).size).toBe(LINK_TYPES.length);
    const ids = elementsNamed(svg, "marker").map(({ attributes }) => `url(#${attributes["id"] ?? ""})`);
    for (const { attributes } of drawn) for (const end of ["marker-start", "marker-end"]) if (attributes[end] !== undefined) expect(ids).toContain(attributes[end]);
  });

  it("draws links over the ground, points over links, phrases over all", () => {
    const { svg } = sceneToSvg(input({ title: null, legend: null, lines: lines("near").slice(0, 1) }));
    const order = ["L60 200", "间隔复习", "托起"].map((sign) => svg.indexOf(sign));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(svg.indexOf("<ellipse")).toBeLessThan(order[0] ?? 0);
  });

  it("makes room for title and legend, and leaves the ground out when asked", () => {
    const [whole, bare] = [sceneToSvg(input()), sceneToSvg(input({ title: null, legend: null, hasBackground: false }))];
    expect([bare.widthPx, bare.heightPx]).toEqual([548, 348]);
    expect(whole.heightPx).toBeGreaterThan(bare.heightPx + 60);
    const paper = graphThemeOf(() => "").paper;
    expect([whole.svg.includes(`fill="${paper}"`), bare.svg.includes(`fill="${paper}"`)]).toEqual([true, false]);
  });

  it("leaves letters out that a thumbnail would only blur", () => {
    expect(textsIn({ leastLetterPx: 20 })).toEqual(["青禾的森林"]);
  });
});
