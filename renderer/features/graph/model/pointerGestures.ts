import type { PointId } from "#shared/kernel/index.ts";
import type { Place } from "#shared/tower/index.ts";
import { clampZoom, zoomAt, type CameraView } from "./cameraMath.ts";
import type { Camera } from "./createCamera.ts";
import type { Hit } from "./hitTest.ts";

/** What the pointer may cause; screen places are relative to the canvas. */
export interface PointerHost {
  readonly camera: Camera;
  textScale(): number;
  leastZoom(): number;
  hitAt(screen: Place): Hit | null;
  /** The point whose link handle lies under the pointer; a finger need not meet it as exactly. */
  handleAt(screen: Place, isTouch: boolean): PointId | null;
  /** Whether this can be taken along; what cannot is ground. */
  canDrag(hit: Hit | null): boolean;
  isSelected(hit: Hit): boolean;
  click(hit: Hit | null, isToggle: boolean): void;
  openTitle(hit: Hit | null): void;
  openMenu(hit: Hit | null, screen: Place): void;
  closeMenu(): void;
  hover(hit: Hit | null): void;
  drag(id: PointId, screen: Place): void;
  drop(id: PointId, screen: Place): void;
  reach(from: PointId, screen: Place): void;
  join(from: PointId, screen: Place): void;
  /** Draws a box or a lasso; the corners are screen places. */
  enclose(corners: readonly Place[]): void;
  /** Selects what stands in it. */
  take(corners: readonly Place[], isAdding: boolean): void;
  /** Ends a drag, a reach or a lasso without effect. */
  cancel(): void;
}

type Gesture =
  | { readonly kind: "idle" }
  | { readonly kind: "press"; readonly at: Place; readonly isTouch: boolean; readonly handle: PointId | null; readonly hit: Hit | null; readonly toggle: boolean; readonly shape: "box" | "lasso" | null }
  /** A finger has rested on something and the menu is open: moving on takes the thing along instead. */
  | { readonly kind: "held"; readonly at: Place; readonly id: PointId }
  | { readonly kind: "pan"; readonly last: Place }
  | { readonly kind: "drag"; readonly id: PointId }
  | { readonly kind: "reach"; readonly from: PointId }
  | { readonly kind: "enclose"; readonly shape: "box" | "lasso"; readonly corners: readonly Place[]; readonly adds: boolean }
  | { readonly kind: "pinch"; readonly span: number; readonly middle: Place };

const DRAG_THRESHOLD_PX = 4;
/** A finger is less exact than a mouse, and rests before it presses long. */
const TOUCH_THRESHOLD_PX = 10;
const LONG_PRESS_MS = 500;
const WHEEL_LINE_PX = 16;
const WHEEL_SPEED = 0.0016;
const PINCH_WHEEL_SPEED = 0.01;
const IDLE: Gesture = { kind: "idle" };

export interface PointerGestures {
  /** Escape: true when something was under way and has been cancelled. */
  cancel(): boolean;
  destroy(): void;
}

/** Pointer, wheel and touch on the canvas. One gesture at a time; nothing is written before a drop. */
export function attachPointer(element: HTMLElement, host: PointerHost): PointerGestures {
  let gesture: Gesture = IDLE;
  const touches = new Map<number, Place>();
  const placeOf = (event: MouseEvent): Place => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  // A finger that rests asks for the menu, as the other button of a mouse does: not every system says so itself.
  let resting = 0;
  let hasRested = false;
  const cancel = (): boolean => {
    window.clearTimeout(resting);
    const active = gesture.kind === "drag" || gesture.kind === "reach" || gesture.kind === "enclose";
    gesture = IDLE;
    if (active) host.cancel();
    return active;
  };
  const onDown = (event: PointerEvent): void => {
    const at = placeOf(event);
    if (event.pointerType === "touch") touches.set(event.pointerId, at);
    if (touches.size >= 2) {
      cancel();
      gesture = pinchOf(touches);
      return;
    }
    if (event.button === 2) return;
    element.setPointerCapture(event.pointerId);
    gesture = startGesture(host, event, at);
    if (event.pointerType !== "touch") return;
    window.clearTimeout(resting);
    resting = window.setTimeout(() => {
      if (gesture.kind !== "press") return;
      const { hit } = gesture;
      gesture = hit?.kind === "point" && host.canDrag(hit) ? { kind: "held", at, id: hit.id } : IDLE;
      hasRested = true;
      host.openMenu(hit, at);
    }, LONG_PRESS_MS);
  };
  const onMove = (event: PointerEvent): void => {
    const at = placeOf(event);
    if (touches.has(event.pointerId)) touches.set(event.pointerId, at);
    gesture = moveGesture(host, gesture, { at, touches });
    if (gesture.kind === "idle" && event.pointerType !== "touch") host.hover(host.hitAt(at));
    element.dataset["gesture"] = gesture.kind;
  };
  const onUp = (event: PointerEvent): void => {
    touches.delete(event.pointerId);
    window.clearTimeout(resting);
    const done = gesture;
    const [left] = touches.values();
    // Of two fingers one is left: it goes on moving the picture, and does not press anything when it leaves.
    gesture = done.kind === "pinch" && left !== undefined ? (touches.size > 1 ? pinchOf(touches) : { kind: "pan", last: left }) : IDLE;
    element.dataset["gesture"] = gesture.kind;
    finishGesture(host, done, placeOf(event));
  };
  // What a system makes of the end of a touch (a click, the focus) would close the menu again.
  const onTouchEnd = (event: TouchEvent): void => {
    if (hasRested && event.cancelable) event.preventDefault();
    hasRested = false;
  };
  const onCancel = (event: PointerEvent): void => {
    touches.delete(event.pointerId);
    cancel();
  };
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    host.camera.set(wheelView(host, event, placeOf(event)));
  };
  const onDouble = (event: MouseEvent): void => { host.openTitle(host.hitAt(placeOf(event))); };
  const onMenu = (event: MouseEvent): void => {
    event.preventDefault();
    // A system that asks for the menu itself when a finger rests comes too late once that finger moves on.
    if (gesture.kind === "drag" || gesture.kind === "reach") return;
    host.openMenu(host.hitAt(placeOf(event)), placeOf(event));
  };
  const onLeave = (): void => { if (gesture.kind === "idle") host.hover(null); };
  const stops = [
    listen(element, "pointerdown", onDown), listen(element, "mousedown", markNoText), listen(element, "pointermove", onMove), listen(element, "pointerup", onUp), listen(element, "pointercancel", onCancel), listen(element, "touchend", onTouchEnd),
    listen(element, "pointerleave", onLeave), listen(element, "dblclick", onDouble), listen(element, "contextmenu", onMenu), listen(element, "wheel", onWheel),
  ];
  return { cancel, destroy: () => { window.clearTimeout(resting); for (const stop of stops) stop(); } };
}

/** With Shift held a press would mark all text from the last caret to here, in panels, docks and toasts. */
function markNoText(event: MouseEvent): void {
  const { currentTarget: element, target } = event;
  if (!event.shiftKey || !(element instanceof HTMLElement) || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
  event.preventDefault();
  element.focus({ preventScroll: true });
}

function listen<K extends keyof HTMLElementEventMap>(element: HTMLElement, type: K, listener: (event: HTMLElementEventMap[K]) => void): () => void {
  element.addEventListener(type, listener, { passive: false });
  return () => { element.removeEventListener(type, listener); };
}

function startGesture(host: PointerHost, event: PointerEvent, at: Place): Gesture {
  if (event.button === 1) return { kind: "pan", last: at };
  const isTouch = event.pointerType === "touch";
  const handle = host.handleAt(at, isTouch);
  // Under a finger the handle is as large as a piece of its card: a tap there is meant for the card.
  if (handle !== null && !isTouch) return { kind: "reach", from: handle };
  return { kind: "press", at, isTouch, handle, hit: host.hitAt(at), toggle: event.shiftKey || event.ctrlKey || event.metaKey, shape: event.shiftKey ? "box" : event.altKey ? "lasso" : null };
}

function moveGesture(host: PointerHost, gesture: Gesture, { at, touches }: { readonly at: Place; readonly touches: ReadonlyMap<number, Place> }): Gesture {
  switch (gesture.kind) {
    case "idle":
      return gesture;
    case "press":
      return isStill(gesture.at, at, gesture.isTouch) ? gesture : moveGesture(host, begun(host, gesture), { at, touches });
    case "held":
      if (isStill(gesture.at, at, true)) return gesture;
      host.closeMenu();
      return moveGesture(host, { kind: "drag", id: gesture.id }, { at, touches });
    case "pan": {
      const view = host.camera.get();
      host.camera.set({ ...view, x: view.x + at.x - gesture.last.x, y: view.y + at.y - gesture.last.y });
      return { kind: "pan", last: at };
    }
    case "enclose": {
      const corners = [...gesture.corners, at];
      host.enclose(gesture.shape === "box" ? boxBetween(gesture.corners[0] ?? at, at) : corners);
      return gesture.shape === "box" ? gesture : { ...gesture, corners };
    }
    case "drag":
      host.drag(gesture.id, at);
      return gesture;
    case "reach":
      host.reach(gesture.from, at);
      return gesture;
    case "pinch":
      return pinch(host, gesture, touches);
  }
}

function finishGesture(host: PointerHost, gesture: Gesture, at: Place): void {
  if (gesture.kind === "press") host.click(gesture.hit, gesture.toggle);
  else if (gesture.kind === "drag") host.drop(gesture.id, at);
  else if (gesture.kind === "reach") host.join(gesture.from, at);
  else if (gesture.kind === "enclose") host.take(gesture.shape === "box" ? boxBetween(gesture.corners[0] ?? at, at) : gesture.corners, gesture.adds);
}

const isStill = (from: Place, at: Place, isTouch: boolean): boolean => Math.hypot(at.x - from.x, at.y - from.y) < (isTouch ? TOUCH_THRESHOLD_PX : DRAG_THRESHOLD_PX);

/** What a press becomes once it moves. A finger that wipes over a full picture looks around: it takes along only what was tapped before, or what it has rested on. */
function begun(host: PointerHost, { hit, shape, at, toggle, isTouch, handle }: Extract<Gesture, { kind: "press" }>): Gesture {
  if (handle !== null) return { kind: "reach", from: handle };
  if (shape !== null && !isThing(hit)) return { kind: "enclose", shape, corners: [at], adds: toggle };
  return hit?.kind === "point" && host.canDrag(hit) && (!isTouch || host.isSelected(hit)) ? { kind: "drag", id: hit.id } : { kind: "pan", last: at };
}

const isThing = (hit: Hit | null): boolean => hit !== null && (hit.kind === "link" || (hit.kind === "point" && hit.part !== "panel"));

const boxBetween = (a: Place, b: Place): Place[] => [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];

function pinch(host: PointerHost, gesture: Extract<Gesture, { kind: "pinch" }>, touches: ReadonlyMap<number, Place>): Gesture {
  const next = pinchOf(touches);
  if (next.kind !== "pinch" || gesture.span === 0) return next;
  const view = host.camera.get();
  const moved: CameraView = { ...view, x: view.x + next.middle.x - gesture.middle.x, y: view.y + next.middle.y - gesture.middle.y };
  host.camera.set(zoomAt(moved, next.middle, clampZoom(view.zoom * (next.span / gesture.span), host.textScale(), host.leastZoom())));
  return next;
}

function pinchOf(touches: ReadonlyMap<number, Place>): Gesture {
  const [a, b] = [...touches.values()];
  if (a === undefined || b === undefined) return IDLE;
  return { kind: "pinch", span: Math.hypot(a.x - b.x, a.y - b.y), middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } };
}

/** Turning the wheel zooms towards the pointer, and so does a trackpad's pinch, which arrives as a wheel with Ctrl held; two fingers on a trackpad, or Shift with the wheel, pan. */
export function wheelView(host: Pick<PointerHost, "camera" | "textScale" | "leastZoom">, event: WheelLike, at: Place): CameraView {
  const view = host.camera.get();
  if (!event.ctrlKey && event.shiftKey) return { ...view, x: view.x - (event.deltaX === 0 ? event.deltaY : event.deltaX) };
  if (!event.ctrlKey && isTrackpad(event)) return { ...view, x: view.x - event.deltaX, y: view.y - event.deltaY };
  const delta = event.deltaMode === 0 ? event.deltaY : event.deltaY * WHEEL_LINE_PX;
  const factor = Math.exp(-Math.max(-240, Math.min(240, delta)) * (event.ctrlKey ? PINCH_WHEEL_SPEED : WHEEL_SPEED));
  return zoomAt(view, at, clampZoom(view.zoom * factor, host.textScale(), host.leastZoom()));
}

type WheelLike = Pick<WheelEvent, "deltaX" | "deltaY" | "deltaMode" | "ctrlKey" | "shiftKey"> & { readonly wheelDeltaY?: number };

/** Chromium reports a wheel's notch as 120 beside its own distance; fingers on a trackpad as exactly three times the distance. Sideways motion comes from fingers, too. */
const isTrackpad = ({ deltaMode, deltaX, deltaY, wheelDeltaY }: WheelLike): boolean => deltaMode === 0 && (deltaX !== 0 || (wheelDeltaY !== undefined && wheelDeltaY !== 0 && wheelDeltaY === deltaY * -3));
