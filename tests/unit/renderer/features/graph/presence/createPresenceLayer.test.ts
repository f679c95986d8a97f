// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPresenceLayer, type PlacedGhost, type PresenceLayer } from "#renderer/features/graph/presence/createPresenceLayer.ts";

let canvas: HTMLElement;
let layer: PresenceLayer;
beforeEach(() => {
  canvas = document.createElement("div");
  layer = createPresenceLayer(canvas);
});
afterEach(() => { layer.destroy(); });

const root = (): HTMLElement => {
  const found = canvas.querySelector<HTMLElement>(".layer");
  if (found === null) throw new Error("no layer");
  return found;
};
const people = (...names: string[]): { personId: string; name: string }[] => names.map((name) => ({ personId: `pr_${name}`, name }));
const ghost = (x: number, y: number): PlacedGhost => ({ key: "k", place: { x, y }, who: { personId: "pr_chen", name: "陈立" }, text: "光合作用", isNamed: true });
const placeOf = (selector: string): string | undefined => canvas.querySelector<HTMLElement>(selector)?.style.translate;

describe("who is where, over the picture", () => {
  it("is for the eye only, and lets the pointer through", () => {
    expect([root().getAttribute("aria-hidden"), root().children.length]).toEqual(["true", 0]);
  });

  it("follows the camera with one style, however many there are", () => {
    layer.showFaces([{ key: "pt_a", place: { x: 10, y: 20 }, people: people("陈立") }], false);
    layer.look({ x: 5, y: 6, zoom: 0.5 });
    expect([root().style.transform, root().style.getPropertyValue("--presence-zoom"), placeOf(".faces")]).toEqual(["translate(5px, 6px) scale(0.5)", "0.5", "10px 20px"]);
  });

  it("shows three faces at a point and how many more; from afar dots", () => {
    layer.showFaces([{ key: "pt_a", place: { x: 0, y: 0 }, people: people("陈立", "Anna Berg", "苏婉", "何苗", "王磊") }], false);
    expect([...canvas.querySelectorAll(".face")].map(({ textContent }) => textContent)).toEqual(["立", "AB", "婉"]);
    expect(canvas.querySelector(".more")?.textContent).toBe("+2");
    expect(root().hasAttribute("data-far")).toBe(false);
    layer.showFaces([], true);
    expect([canvas.querySelectorAll(".face").length, root().hasAttribute("data-far")]).toEqual([0, true]);
  });

  it("moves the element that is there instead of making another", () => {
    layer.showGhosts([ghost(1, 2)]);
    const first = canvas.querySelector(".ghost");
    layer.showGhosts([ghost(30, 40)]);
    expect(canvas.querySelector(".ghost")).toBe(first);
    expect([placeOf(".ghost"), first?.textContent]).toEqual(["30px 40px", "光合作用陈立"]);
    layer.showGhosts([{ ...ghost(30, 40), text: "另一个名字" }]);
    expect(canvas.querySelector(".ghost")).not.toBe(first);
    layer.showGhosts([]);
    expect(canvas.querySelector(".ghost")).toBeNull();
  });

  it("writes names as text", () => {
    layer.showGhosts([{ ...ghost(0, 0), text: "<img src=x>" }]);
    expect(canvas.querySelector("img")).toBeNull();
  });
});
