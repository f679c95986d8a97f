import { useEffect, useRef, useState, type PointerEvent, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import type { GraphSession } from "../model/createGraphSession.ts";
import { fitBox, toPlace, toScreen, type CameraView } from "../model/cameraMath.ts";
import type { GraphDesk } from "../model/graphDesk.ts";
import type { Rect } from "#shared/tower/index.ts";
import css from "./minimap.module.css";

const ROOM = { width: 148, height: 104 } as const;
/** On a narrow canvas it would cover what it shows. */
const LEAST_CANVAS_PX = 700;
const AIR = { top: 6, right: 6, bottom: 6, left: 6 } as const;
/** Where so much of the picture is in view anyway it would only cover something. */
const NEARLY_ALL = 0.9;

/** Where on the minimap a place of the picture stands. */
const smallView = (bounds: Rect): CameraView => fitBox(bounds, ROOM, AIR, 1);

/** The whole picture in small, with what is seen as a frame. Click or drag moves the camera. For eyes and pointer only: the keyboard has its own ways to go anywhere. */
export function Minimap({ session }: { readonly session: GraphSession }): ReactElement | null {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [isUseful, setIsUseful] = useState(false);
  useEffect(() => {
    const { desk } = session;
    let isDrawn = false;
    let framed = { width: 0, height: 0 };
    const place = (): void => {
      const useful = isUsefulOn(desk);
      setIsUseful(useful);
      if (!useful || frame.current === null || canvas.current === null) return;
      if (!isDrawn) drawWhole(session, canvas.current);
      isDrawn = true;
      const { x, y, width, height } = seenInSmall(desk);
      frame.current.style.transform = `translate(${x}px, ${y}px)`;
      if (width === framed.width && height === framed.height) return;
      framed = { width, height };
      Object.assign(frame.current.style, { width: `${width}px`, height: `${height}px` });
    };
    const onGround = (): void => {
      isDrawn = false;
      place();
    };
    place();
    const stops = [desk.camera.onChange(place), session.onGround(onGround)];
    return () => { for (const stop of stops) stop(); };
  }, [session]);
  const goTo = (event: PointerEvent<HTMLDivElement>): void => {
    if ((event.buttons & 1) === 0) return;
    const { desk } = session;
    const box = event.currentTarget.getBoundingClientRect();
    const at = toPlace(smallView(desk.stage.picture.bounds), { x: event.clientX - box.left, y: event.clientY - box.top });
    const { width, height } = desk.extent();
    const view = desk.camera.get();
    desk.camera.set({ ...view, x: width / 2 - at.x * view.zoom, y: height / 2 - at.y * view.zoom });
  };
  return (
    <div className={css.minimap} data-useful={isUseful} aria-hidden="true" title={t("graph.minimap")} onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); goTo(event); }} onPointerMove={goTo}>
      <canvas ref={canvas} className={css.small} />
      <div ref={frame} className={css.seen} />
    </div>
  );
}

function isUsefulOn({ stage, camera, extent }: GraphDesk): boolean {
  const { bounds } = stage.picture;
  const { zoom } = camera.get();
  const { width, height } = extent();
  return width > LEAST_CANVAS_PX && (width < bounds.width * zoom * NEARLY_ALL || height < bounds.height * zoom * NEARLY_ALL);
}

function seenInSmall({ stage, camera, extent }: GraphDesk): Rect {
  const small = smallView(stage.picture.bounds);
  const view = camera.get();
  const { width, height } = extent();
  return { ...toScreen(small, toPlace(view, { x: 0, y: 0 })), width: (width / view.zoom) * small.zoom, height: (height / view.zoom) * small.zoom };
}

/** Asks the ground for the whole picture: not before it is seen, for that may cost a level of tiles of its own. */
function drawWhole(session: GraphSession, canvas: HTMLCanvasElement): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = ROOM.width * ratio;
  canvas.height = ROOM.height * ratio;
  const small = smallView(session.desk.stage.picture.bounds);
  context.setTransform(small.zoom * ratio, 0, 0, small.zoom * ratio, small.x * ratio, small.y * ratio);
  session.drawSmall(context, small.zoom * ratio);
}
