import { grown, type Place, type Rect } from "#shared/tower/index.ts";
import { toScreen, type CameraView } from "../model/cameraMath.ts";
import css from "./overlay.module.css";

/** Short-lived things over the picture, in its own px: what is dragged, where it would fall, the handle, the keyboard's place, what is being selected. */
export interface OverlayState {
  readonly ghost: { readonly rect: Rect; readonly text: string } | null;
  readonly target: Rect | null;
  readonly handle: Place | null;
  readonly reaching: { readonly from: Place; readonly to: Place } | null;
  readonly focus: Rect | null;
  /** The corners of a box or a lasso. */
  readonly lasso: readonly Place[] | null;
  /** Lines to which something snaps: a place on it, and whether it stands upright. */
  readonly guides: readonly { readonly at: number; readonly isUpright: boolean }[];
  /** What flies from one way of looking to another, already in screen px. */
  readonly flying: readonly Rect[];
}

export interface Overlay {
  set(patch: Partial<OverlayState>): void;
  look(view: CameraView): void;
  destroy(): void;
}

const NOTHING: OverlayState = { ghost: null, target: null, handle: null, reaching: null, focus: null, lasso: null, guides: [], flying: [] };
const HANDLE_RADIUS_PX = 7;

/** A drawing of its own above everything: dragging redraws a few shapes, never the picture. */
export function createOverlay(canvas: HTMLElement): Overlay {
  const document = canvas.ownerDocument;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", css.overlay ?? "");
  svg.setAttribute("aria-hidden", "true");
  canvas.append(svg);
  let state = NOTHING;
  let view: CameraView = { x: 0, y: 0, zoom: 1 };
  let frame = 0;
  const element = (name: string, className: string | undefined, attributes: Readonly<Record<string, string | number>>, text = ""): SVGElement => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    made.setAttribute("class", className ?? "");
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    if (text !== "") made.textContent = text;
    return made;
  };
  const boxOf = (rect: Rect): Rect => ({ ...toScreen(view, rect), width: rect.width * view.zoom, height: rect.height * view.zoom });
  const rectangle = (className: string | undefined, rect: Rect, radius: number): SVGElement => element("rect", className, { ...boxOf(rect), rx: radius });
  const draw = (): void => {
    frame = 0;
    const { ghost, target, handle, reaching, focus, lasso } = state;
    const parts: SVGElement[] = state.flying.map((rect) => element("rect", css.flying, { x: rect.x, y: rect.y, width: rect.width, height: rect.height, rx: 6 }));
    if (focus !== null) parts.push(rectangle(css.focus, grown(focus, 4 / view.zoom), 10));
    if (target !== null) parts.push(rectangle(css.target, target, 10));
    for (const { at, isUpright } of state.guides) {
      const on = isUpright ? toScreen(view, { x: at, y: 0 }).x : toScreen(view, { x: 0, y: at }).y;
      parts.push(element("line", css.guide, isUpright ? { x1: on, x2: on, y1: 0, y2: canvas.clientHeight } : { y1: on, y2: on, x1: 0, x2: canvas.clientWidth }));
    }
    if (reaching !== null) {
      const [from, to] = [toScreen(view, reaching.from), toScreen(view, reaching.to)];
      parts.push(element("line", css.reaching, { x1: from.x, y1: from.y, x2: to.x, y2: to.y }));
    }
    if (lasso !== null) parts.push(element("polygon", css.lasso, { points: lasso.map((place) => toScreen(view, place)).map(({ x, y }) => `${x},${y}`).join(" ") }));
    if (handle !== null) {
      const { x, y } = toScreen(view, handle);
      parts.push(element("circle", css.handle, { cx: x, cy: y, r: HANDLE_RADIUS_PX }), element("path", css.plus, { d: `M${x - 3} ${y}h6M${x} ${y - 3}v6` }));
    }
    if (ghost !== null) {
      const { x, y } = toScreen(view, ghost.rect);
      parts.push(element("rect", css.ghost, { x, y, width: ghost.rect.width, height: ghost.rect.height, rx: 8 }), element("text", css.ghostText, { x: x + ghost.rect.width / 2, y: y + ghost.rect.height / 2 + 4 }, ghost.text));
    }
    svg.replaceChildren(...parts);
  };
  const drawSoon = (): void => { frame ||= requestAnimationFrame(draw); };
  return {
    set(patch) {
      state = { ...state, ...patch };
      drawSoon();
    },
    look(next) {
      view = next;
      if (svg.childElementCount > 0 || frame !== 0) drawSoon();
    },
    destroy() {
      cancelAnimationFrame(frame);
      svg.remove();
    },
  };
}
