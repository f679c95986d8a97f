// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { focusPanel } from "#renderer/app/model/focusPanel.ts";

const focusedId = (): string | undefined => document.activeElement?.id;
const focus = (id: string): void => { document.getElementById(id)?.focus(); };
const nextFrame = (): Promise<void> => new Promise((done) => { requestAnimationFrame(() => { done(); }); });

describe("focusing a panel", () => {
  beforeEach(() => {
    document.body.innerHTML = `
      <section data-panel="outline"><input id="filter"><ul role="tree" id="tree" tabindex="0"></ul></section>
      <section data-panel="graph"><div role="application" id="canvas" tabindex="0"><input id="draft"></div><button id="dock">合并</button><input id="search"></section>
      <section data-panel="inspector"><input id="title"><button id="more">更多</button></section>`;
  });

  afterEach(nextFrame);

  it("puts the focus on the outline's tree, the canvas, and the inspector's first field at once", () => {
    for (const [panel, id] of [["outline", "tree"], ["graph", "canvas"], ["inspector", "title"]] as const) {
      focusPanel(panel);
      expect(focusedId()).toBe(id);
    }
  });

  it("takes it from a button beside the canvas, and from a field of another panel", () => {
    for (const id of ["dock", "title"]) {
      focus(id);
      focusPanel("graph");
      expect(focusedId()).toBe("canvas");
    }
  });

  it("leaves it with somebody who writes in that panel, and with whatever has it in the inspector", () => {
    for (const [panel, id] of [["graph", "search"], ["graph", "draft"], ["outline", "filter"], ["inspector", "more"]] as const) {
      focus(id);
      focusPanel(panel);
      expect(focusedId()).toBe(id);
    }
  });

  it("follows only the last of several wishes", async () => {
    focusPanel("graph");
    focusPanel("outline");
    focus("more");
    await nextFrame();
    expect(focusedId()).toBe("tree");
  });

  it("leaves it with a field that takes it before the next frame, and reaches a panel that is only drawn then", async () => {
    focusPanel("graph");
    focus("draft");
    await nextFrame();
    expect(focusedId()).toBe("draft");
    document.querySelector("#tree")?.remove();
    focusPanel("outline");
    document.querySelector("[data-panel=outline]")?.insertAdjacentHTML("beforeend", `<ul role="tree" id="late" tabindex="0"></ul>`);
    await nextFrame();
    expect(focusedId()).toBe("late");
  });
});
