// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CameraView } from "#renderer/features/graph/model/cameraMath.ts";
import type { Hit } from "#renderer/features/graph/model/hitTest.ts";
import { attachPointer, wheelView, type PointerGestures, type PointerHost } from "#renderer/features/graph/model/pointerGestures.ts";

const card: Hit = { kind: "point", id: "pt_card", part: "card" };
const title: Hit = { kind: "point", id: "pt_module", part: "title" };

function canvasWith(hit: Hit | null, options: { readonly onHandle?: boolean; readonly isSelected?: boolean } = {}): { press(x: number, y: number, more?: PointerEventInit): void; move(x: number, y: number, more?: PointerEventInit): void; release(x: number, y: number, more?: PointerEventInit): void; host: PointerHost; element: HTMLElement; gestures: PointerGestures; view(): CameraView } {
  const element = document.createElement("div");
  element.setPointerCapture = () => undefined;
  let view: CameraView = { x: 0, y: 0, zoom: 1 };
  const host: PointerHost = {
    camera: { get: () => view, isGliding: () => false, set: (next) => { view = next; }, glide: (next) => { view = next; }, onChange: () => () => undefined, destroy: () => undefined },
    textScale: () => 1, leastZoom: () => 0.15, canDrag: (under) => under?.kind === "point" && under.part === "card", enclose: vi.fn(), take: vi.fn(), hitAt: () => hit, handleAt: () => (options.onHandle === true ? "pt_card" : null),
    click: vi.fn(), openTitle: vi.fn(), isSelected: () => options.isSelected === true, openMenu: vi.fn(), closeMenu: vi.fn(), hover: vi.fn(), drag: vi.fn(), drop: vi.fn(), reach: vi.fn(), join: vi.fn(), cancel: vi.fn(),
  };
  const gestures = attachPointer(element, host);
  const send = (type: string, x: number, y: number, more: PointerEventInit = {}): void => { element.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, button: 0, pointerId: 1, pointerType: "mouse", ...more })); };
  return { press: (x, y, more) => { send("pointerdown", x, y, more); }, move: (x, y, more) => { send("pointermove", x, y, more); }, release: (x, y, more) => { send("pointerup", x, y, more); }, host, element, gestures, view: () => view };
}

describe("pointer gestures", () => {
  it("selects on a press that hardly moves, and adds with Shift", () => {
    const { press, move, release, host } = canvasWith(card);
    press(10, 10); move(12, 11); release(12, 11);
    expect(host.click).toHaveBeenLastCalledWith(card, false);
    press(10, 10, { shiftKey: true }); release(10, 10);
    expect(host.click).toHaveBeenLastCalledWith(card, true);
  });

  it("marks no text of the page when Shift is held, and has the keys all the same", () => {
    const { element } = canvasWith(null);
    element.tabIndex = 0;
    document.body.append(element);
    const press = (shiftKey: boolean): boolean => element.dispatchEvent(new MouseEvent("mousedown", { shiftKey, bubbles: true, cancelable: true }));
    expect([press(false), document.activeElement === element]).toEqual([true, false]);
    expect([press(true), document.activeElement === element]).toEqual([false, true]);
    element.remove();
  });

  it("moves the view when the ground or a title is dragged", () => {
    for (const hit of [null, title]) {
      const { press, move, release, host, view } = canvasWith(hit);
      press(10, 10); move(40, 30); release(40, 30);
      expect(view()).toEqual({ x: 30, y: 20, zoom: 1 });
      expect(host.click).not.toHaveBeenCalled();
    }
  });

  it("drags a card and drops it once", () => {
    const { press, move, release, host } = canvasWith(card);
    press(10, 10); move(40, 30); move(60, 60); release(60, 60);
    expect(host.drag).toHaveBeenCalledTimes(2);
    expect(host.drop).toHaveBeenCalledExactlyOnceWith("pt_card", { x: 60, y: 60 });
  });

  it("drops nothing after Escape", () => {
    const { press, move, release, host, gestures } = canvasWith(card);
    press(10, 10); move(40, 30);
    expect(gestures.cancel()).toBe(true);
    release(40, 30);
    expect(host.cancel).toHaveBeenCalledOnce();
    expect(host.drop).not.toHaveBeenCalled();
    expect(gestures.cancel()).toBe(false);
  });

  it("joins from the handle to where it is let go", () => {
    const { press, move, release, host } = canvasWith(card, { onHandle: true });
    press(10, 10); move(80, 80); release(80, 80);
    expect(host.join).toHaveBeenCalledExactlyOnceWith("pt_card", { x: 80, y: 80 });
  });

  it("zooms towards the pointer with the wheel", () => {
    const { host } = canvasWith(null);
    const nearer = wheelView(host, { deltaX: 0, deltaY: -100, deltaMode: 0, ctrlKey: false, shiftKey: false, wheelDeltaY: 120 }, { x: 100, y: 50 });
    expect(nearer.zoom).toBeGreaterThan(1);
    expect((100 - nearer.x) / nearer.zoom).toBeCloseTo(100);
    expect((50 - nearer.y) / nearer.zoom).toBeCloseTo(50);
  });

  it("pans with two fingers on a trackpad and sideways with Shift", () => {
    const { host } = canvasWith(null);
    expect(wheelView(host, { deltaX: 12, deltaY: 30, deltaMode: 0, ctrlKey: false, shiftKey: false, wheelDeltaY: -90 }, { x: 1, y: 1 })).toEqual({ x: -12, y: -30, zoom: 1 });
    expect(wheelView(host, { deltaX: 0, deltaY: 50, deltaMode: 0, ctrlKey: false, shiftKey: true, wheelDeltaY: -120 }, { x: 1, y: 1 })).toEqual({ x: -50, y: 0, zoom: 1 });
  });

  it("selects with a box while Shift is held, with a lasso while Alt is, both from open ground only", () => {
    const box = canvasWith(null);
    box.press(10, 10, { shiftKey: true }); box.move(60, 40); box.release(60, 40);
    expect(box.host.take).toHaveBeenCalledExactlyOnceWith([{ x: 10, y: 10 }, { x: 60, y: 10 }, { x: 60, y: 40 }, { x: 10, y: 40 }], true);
    const lasso = canvasWith(null);
    lasso.press(0, 0, { altKey: true }); lasso.move(30, 0); lasso.move(30, 30); lasso.release(30, 30);
    expect(lasso.host.take).toHaveBeenCalledExactlyOnceWith([{ x: 0, y: 0 }, { x: 30, y: 0 }, { x: 30, y: 30 }], false);
    const overCard = canvasWith(card);
    overCard.press(0, 0, { shiftKey: true }); overCard.move(30, 30); overCard.release(30, 30);
    expect(overCard.host.take).not.toHaveBeenCalled();
  });
});

describe("fingers", () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });
  const finger = (pointerId: number): PointerEventInit => ({ pointerId, pointerType: "touch" });

  it("select with a tap, also of a finger that is not quite still", () => {
    const { press, move, release, host } = canvasWith(card);
    press(10, 10, finger(1)); move(15, 14, finger(1)); release(15, 14, finger(1));
    expect(host.click).toHaveBeenLastCalledWith(card, false);
    expect(host.drag).not.toHaveBeenCalled();
  });

  it("open the menu when one rests, and do nothing when it leaves", () => {
    const { press, release, host, element } = canvasWith(card);
    press(10, 10, finger(1));
    vi.advanceTimersByTime(499);
    expect(host.openMenu).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(host.openMenu).toHaveBeenCalledWith(card, { x: 10, y: 10 });
    release(10, 10, finger(1));
    expect(host.click).not.toHaveBeenCalled();
    // Else the system would make a click of it, which closes the menu.
    const ends = [1, 2].map(() => new Event("touchend", { cancelable: true }));
    for (const end of ends) element.dispatchEvent(end);
    expect(ends.map(({ defaultPrevented }) => defaultPrevented)).toEqual([true, false]);
  });

  it("open no menu when one moves, leaves early, or is not alone; nor does a mouse that rests", () => {
    const { press, move, release, host } = canvasWith(null);
    press(10, 10, finger(1)); move(60, 60, finger(1)); vi.advanceTimersByTime(900); release(60, 60, finger(1));
    press(10, 10, finger(1)); release(10, 10, finger(1)); vi.advanceTimersByTime(900);
    press(10, 10, finger(1)); press(90, 10, finger(2)); vi.advanceTimersByTime(900); release(10, 10, finger(1)); release(90, 10, finger(2));
    press(10, 10); vi.advanceTimersByTime(900); release(10, 10);
    expect(host.openMenu).not.toHaveBeenCalled();
  });

  it("look around when one wipes over a card, and take it along when it is selected", () => {
    const wiped = canvasWith(card);
    wiped.press(10, 10, finger(1)); wiped.move(50, 40, finger(1)); wiped.release(50, 40, finger(1));
    expect(wiped.view()).toEqual({ x: 40, y: 30, zoom: 1 });
    expect(wiped.host.drop).not.toHaveBeenCalled();
    const taken = canvasWith(card, { isSelected: true });
    taken.press(10, 10, finger(1)); taken.move(50, 40, finger(1)); taken.release(50, 40, finger(1));
    expect(taken.host.drop).toHaveBeenCalledExactlyOnceWith("pt_card", { x: 50, y: 40 });
    expect(taken.view()).toEqual({ x: 0, y: 0, zoom: 1 });
  });

  it("take along what one has rested on, instead of the menu, and ask for none while they do", () => {
    const { press, move, release, host, element } = canvasWith(card);
    press(10, 10, finger(1));
    vi.advanceTimersByTime(500);
    move(14, 12, finger(1));
    expect(host.closeMenu).not.toHaveBeenCalled();
    move(50, 40, finger(1));
    expect(host.closeMenu).toHaveBeenCalledOnce();
    element.dispatchEvent(new MouseEvent("contextmenu", { cancelable: true }));
    move(60, 40, finger(1)); release(60, 40, finger(1));
    expect(host.openMenu).toHaveBeenCalledOnce();
    expect(host.drop).toHaveBeenCalledExactlyOnceWith("pt_card", { x: 60, y: 40 });
    expect(host.click).not.toHaveBeenCalled();
  });

  it("take nothing along of the ground they have rested on, nor when a second one comes", () => {
    const ground = canvasWith(null);
    ground.press(10, 10, finger(1)); vi.advanceTimersByTime(500); ground.move(60, 60, finger(1)); ground.release(60, 60, finger(1));
    expect(ground.host.closeMenu).not.toHaveBeenCalled();
    expect(ground.view()).toEqual({ x: 0, y: 0, zoom: 1 });
    const second = canvasWith(card);
    second.press(10, 10, finger(1)); vi.advanceTimersByTime(500); second.move(60, 60, finger(1)); second.press(200, 100, finger(2));
    second.release(200, 100, finger(2)); second.release(60, 60, finger(1));
    expect(second.host.cancel).toHaveBeenCalledOnce();
    expect(second.host.drop).not.toHaveBeenCalled();
  });

  it("link from the handle when they move, and tap the card that lies under it", () => {
    const { press, move, release, host } = canvasWith(card, { onHandle: true });
    press(10, 10, finger(1)); release(10, 10, finger(1));
    expect(host.click).toHaveBeenCalledExactlyOnceWith(card, false);
    expect(host.join).not.toHaveBeenCalled();
    press(10, 10, finger(1)); move(80, 80, finger(1)); release(80, 80, finger(1));
    expect(host.join).toHaveBeenCalledExactlyOnceWith("pt_card", { x: 80, y: 80 });
  });

  it("zoom with two, and the one that is left goes on moving the picture", () => {
    const { press, move, release, host, view } = canvasWith(card);
    press(100, 100, finger(1)); press(200, 100, finger(2));
    move(50, 100, finger(1)); move(250, 100, finger(2));
    expect(view().zoom).toBe(2);
    release(250, 100, finger(2));
    const { x, y } = view();
    move(70, 130, finger(1));
    expect([view().x - x, view().y - y, view().zoom]).toEqual([20, 30, 2]);
    release(70, 130, finger(1));
    expect(host.click).not.toHaveBeenCalled();
    expect(host.drop).not.toHaveBeenCalled();
  });
});
