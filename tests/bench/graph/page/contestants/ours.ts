/// <reference types="vite/client" />
import { createGraphSession, type GraphSession } from "#renderer/features/graph/model/createGraphSession.ts";
import { createCameraPort, type CameraPort } from "#renderer/features/graph/model/graphCamera.ts";
import css from "#renderer/features/graph/GraphView.module.css";
import type { PointId } from "#shared/kernel/index.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import type { MoveName } from "#tests/bench/graph/benchPageTypes.ts";
import type { Mounted, Movement, Stage } from "../contestantTypes.ts";
import { fitZoom, lookAtWork, middleOf } from "../graphData.ts";
import { dragOffset, panAllOffset, panWorkOffset, WHEEL_PX, zoomDirection, zoomNotches } from "../paths.ts";
import { middlePointOf } from "../placePoints.ts";
import { timeUntilPainted } from "../watchPaint.ts";

export interface OurGraph extends Mounted {
  /** Settles when the picture stands. */
  show(where: "all" | "work"): Promise<void>;
  /** The point that `show("work")` puts in the middle of the screen. */
  middlePoint(): PointId;
  readonly host: HTMLElement;
}

const SETTLE_CAP_MS = 8_000;

/** The product's own graph, without React around it, moved by pointer and wheel events on its canvas. */
export function openOurs(stage: Stage): OurGraph {
  const canvas = document.createElement("div");
  canvas.className = css["canvas"] ?? "";
  canvas.tabIndex = 0;
  // Made events have no pointer behind them that could be captured.
  Object.assign(canvas, { setPointerCapture: () => undefined, releasePointerCapture: () => undefined, hasPointerCapture: () => true });
  stage.host.append(canvas);
  const cameraPort = createCameraPort();
  const session = createGraphSession({
    canvas, forest: stage.forest.open, shell: createFakeShell(), t: stage.t, cameraPort,
    keptCamera: { read: () => Promise.resolve(null), write: () => undefined },
    textScale: () => 1, isMotionReduced: () => true,
  });
  const graph = { stage, canvas, session, cameraPort };
  return {
    host: canvas,
    show: (where) => show(graph, where),
    middlePoint: () => middlePointOf(session.desk.stage.picture).id,
    begin: (move) => begin(graph, move),
    close() {
      session.close();
      canvas.remove();
    },
  };
}

interface Graph { readonly stage: Stage; readonly canvas: HTMLElement; readonly session: GraphSession; readonly cameraPort: CameraPort }

async function show({ canvas, cameraPort, session }: Graph, where: "all" | "work"): Promise<void> {
  const move = (): void => {
    if (where === "all") cameraPort.request("fit");
    else session.desk.camera.set(lookAtWork(middlePointOf(session.desk.stage.picture)));
  };
  await timeUntilPainted(canvas, move, SETTLE_CAP_MS);
}

async function begin(graph: Graph, move: MoveName): Promise<Movement> {
  await show(graph, move === "panLater" || move === "zoom" ? "all" : "work");
  const middle = middleOf();
  switch (move) {
    case "panAll":
      graph.cameraPort.request("fit");
      return pressed(graph, { at: middle, button: 1, path: panAllOffset });
    case "panLater":
      return pressed(graph, { at: middle, button: 1, path: panAllOffset });
    case "panWork": {
      const reachPx = graph.stage.data().bounds.width / 2;
      return pressed(graph, { at: middle, button: 1, path: (frame) => panWorkOffset(frame, reachPx) });
    }
    case "zoom": {
      const notches = zoomNotches(fitZoom(graph.stage.data().bounds));
      return { step: (frame) => { wheel(graph, -WHEEL_PX * zoomDirection(frame, notches)); }, end: () => undefined, gesture: () => null };
    }
    case "drag":
      return pressed(graph, { at: middle, button: 0, path: dragOffset });
  }
}

interface Press { readonly at: { readonly x: number; readonly y: number }; readonly button: 0 | 1; readonly path: (frame: number) => { readonly x: number; readonly y: number } }

/** A press, a movement per frame, and an end that drops nothing. */
function pressed({ canvas }: Graph, { at, button, path }: Press): Movement {
  const buttons = button === 1 ? 4 : 1;
  const send = (type: string, x: number, y: number, pressedButton: number): void => {
    canvas.dispatchEvent(new PointerEvent(type, { pointerId: 1, pointerType: "mouse", isPrimary: true, bubbles: true, cancelable: true, clientX: x, clientY: y, button: pressedButton, buttons }));
  };
  send("pointermove", at.x, at.y, -1);
  send("pointerdown", at.x, at.y, button);
  return {
    step(frame) {
      const offset = path(frame);
      send("pointermove", at.x + offset.x, at.y + offset.y, -1);
    },
    end: () => { send("pointercancel", at.x, at.y, -1); },
    gesture: () => canvas.dataset["gesture"] ?? null,
  };
}

function wheel({ canvas }: Graph, deltaY: number): void {
  const { x, y } = middleOf();
  canvas.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, clientX: x, clientY: y, deltaY, deltaMode: 0 }));
}
