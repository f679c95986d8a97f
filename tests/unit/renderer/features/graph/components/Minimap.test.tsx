// @vitest-environment happy-dom
import { act, fireEvent } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { Minimap } from "#renderer/features/graph/components/Minimap.tsx";
import type { CameraView } from "#renderer/features/graph/model/cameraMath.ts";
import type { GraphSession } from "#renderer/features/graph/model/createGraphSession.ts";
import type { Picture } from "#renderer/features/graph/model/lensTypes.ts";
import { fakeDesk, type FakeDesk } from "#tests/support/fakeDesk.ts";
import { fakePicture } from "#tests/support/fakePicture.ts";
import { recordingContext } from "#tests/support/recordingContext.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";

/** Ten times as wide and as high as the canvas. */
const LARGE = fakePicture(new Map([["pt_a", { x: 0, y: 0, width: 10_000, height: 8000 }]]));

let stage: Stage;
let fake: FakeDesk;
let tell: () => void;
let drawSmall: ReturnType<typeof vi.fn>;

async function opened(picture: Picture, view: CameraView, extent = { width: 1000, height: 800 }): Promise<HTMLElement> {
  // SAFETY: a context that writes down instead of drawing.
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation((() => recordingContext().context) as unknown as HTMLCanvasElement["getContext"]);
  drawSmall = vi.fn();
  const listeners = new Set<() => void>();
  tell = () => { for (const listener of listeners) listener(); };
  let session: GraphSession | null = null;
  const sessionOf = (forest: OpenForest): GraphSession => {
    fake = fakeDesk({ forest, picture, extent });
    fake.desk.camera.set(view);
    // SAFETY: all that the minimap uses of a session.
    return { desk: fake.desk, drawSmall, onGround: (listener: () => void) => { listeners.add(listener); return () => listeners.delete(listener); } } as unknown as GraphSession;
  };
  stage = await renderInForest(() => (session === null ? <p>…</p> : <><p>…</p><Minimap session={session} /></>), { plant: (forest) => { session = sessionOf(forest); } });
  const map = stage.page.container.querySelector<HTMLElement>(".minimap");
  if (map === null) throw new Error("no minimap");
  map.setPointerCapture = () => undefined;
  map.getBoundingClientRect = () => new DOMRect(700, 500, 148, 104);
  return map;
}
afterEach(async () => { expect(await stage.close()).toEqual([]); });

const frame = (map: HTMLElement): number[] => {
  const seen = map.querySelector<HTMLElement>(".seen");
  return [...(seen?.style.transform ?? "").matchAll(/[\d.]+/gu), ...(seen?.style.width ?? "").matchAll(/[\d.]+/gu), ...(seen?.style.height ?? "").matchAll(/[\d.]+/gu)].map(([number]) => Math.round(Number(number)));
};

describe("Minimap", () => {
  it("frames what is seen of the whole", async () => {
    const map = await opened(LARGE, { x: 0, y: 0, zoom: 1 });
    // 92 px high for 8,000: 0.0115 of the size, in the middle of its room.
    expect([map.dataset["useful"], frame(map)]).toEqual(["true", [17, 6, 12, 9]]);
    act(() => { fake.desk.camera.set({ x: -4000, y: -4000, zoom: 1 }); });
    expect(frame(map)).toEqual([63, 52, 12, 9]);
  });

  it("is out of the way where all is in view, and on a small canvas", async () => {
    const map = await opened(LARGE, { x: 0, y: 0, zoom: 0.08 });
    expect(map.dataset["useful"]).toBe("false");
    act(() => { fake.desk.camera.set({ x: 0, y: 0, zoom: 1 }); });
    expect(map.dataset["useful"]).toBe("true");
    await stage.close();
    expect((await opened(LARGE, { x: 0, y: 0, zoom: 1 }, { width: 600, height: 800 })).dataset["useful"]).toBe("false");
  });

  it("moves the camera to the place that is clicked or dragged to, at the same zoom", async () => {
    const map = await opened(LARGE, { x: 0, y: 0, zoom: 1 });
    const middle = (): number[] => {
      const { x, y, zoom } = fake.desk.camera.get();
      return [zoom, Math.round((500 - x) / zoom), Math.round((400 - y) / zoom)];
    };
    fireEvent.pointerDown(map, { clientX: 774, clientY: 552, buttons: 1, pointerId: 1 });
    expect(middle()).toEqual([1, 5000, 4000]);
    fireEvent.pointerMove(map, { clientX: 774 + 11.5, clientY: 552, buttons: 1, pointerId: 1 });
    expect(middle()).toEqual([1, 6000, 4000]);
  });

  it("does not follow a pointer that only passes", async () => {
    const map = await opened(LARGE, { x: 0, y: 0, zoom: 1 });
    fireEvent.pointerMove(map, { clientX: 800, clientY: 552, buttons: 0, pointerId: 1 });
    expect(fake.desk.camera.get()).toEqual({ x: 0, y: 0, zoom: 1 });
  });

  it("is drawn anew when the ground changes, and not when the camera moves", async () => {
    await opened(LARGE, { x: 0, y: 0, zoom: 1 });
    const before = drawSmall.mock.calls.length;
    act(() => { fake.desk.camera.set({ x: -100, y: 0, zoom: 1 }); });
    expect(drawSmall.mock.calls.length).toBe(before);
    act(() => { tell(); });
    expect(drawSmall.mock.calls.length).toBe(before + 1);
  });

  it("is not drawn, and asks for no tiles, before it is of use: then once", async () => {
    await opened(LARGE, { x: 0, y: 0, zoom: 0.08 });
    act(() => { tell(); });
    act(() => { fake.desk.camera.set({ x: 3, y: 0, zoom: 0.08 }); });
    expect(drawSmall).not.toHaveBeenCalled();
    act(() => { fake.desk.camera.set({ x: 0, y: 0, zoom: 1 }); });
    act(() => { fake.desk.camera.set({ x: -50, y: 0, zoom: 1 }); });
    expect(drawSmall).toHaveBeenCalledTimes(1);
  });

  it("shows what the ground has become while it was out of the way", async () => {
    await opened(LARGE, { x: 0, y: 0, zoom: 1 });
    act(() => { fake.desk.camera.set({ x: 0, y: 0, zoom: 0.08 }); });
    act(() => { tell(); });
    expect(drawSmall).toHaveBeenCalledTimes(1);
    act(() => { fake.desk.camera.set({ x: 0, y: 0, zoom: 1 }); });
    expect(drawSmall).toHaveBeenCalledTimes(2);
  });

  it("gives its frame another size only with another zoom", async () => {
    const map = await opened(LARGE, { x: 0, y: 0, zoom: 1 });
    const seen = map.querySelector<HTMLElement>(".seen");
    if (seen === null) throw new Error("no frame");
    // Marks the size that is there: writing it again would take the mark away.
    seen.style.width = "1px";
    act(() => { fake.desk.camera.set({ x: -4000, y: -4000, zoom: 1 }); });
    expect(seen.style.width).toBe("1px");
    act(() => { fake.desk.camera.set({ x: -4000, y: -4000, zoom: 2 }); });
    expect(frame(map).slice(2)).toEqual([6, 5]);
  });

  it("is for eyes and pointer only", async () => {
    const map = await opened(LARGE, { x: 0, y: 0, zoom: 1 });
    expect([map.getAttribute("aria-hidden"), map.querySelectorAll("button, [tabindex]").length]).toEqual(["true", 0]);
  });
});
