import { useEffect, useRef, useState, type PointerEvent, type ReactElement } from "react";
import { useT } from "#renderer/i18n/index.ts";
import type { GraphSession } from "../model/createGraphSession.ts";
import { fitBox, toPlace, type CameraView } from "../model/cameraMath.ts";
import type { Rect } from "#shared/tower/index.ts";
import css from "./minimap.module.css";

const ROOM = { width: 148, height: 104 } as const;
/** On a narrow canvas it would cover what it shows. */
const LEAST_CANVAS_PX = 700;
const AIR = { top: 6, right: 6, bottom: 6, left: 6 } as const;

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
    const place = (): void => {
      const { bounds } = desk.stage.picture;
      const extent = desk.extent();
      const view = desk.camera.get();
      const small = smallView(bounds);
      const start = toPlace(view, { x: 0, y: 0 });
      const seen = { x: start.x * small.zoom + small.x, y: start.y * small.zoom + small.y, width: (extent.width / view.zoom) * small.zoom, height: (extent.height / view.zoom) * small.zoom };
      // Where all is in view anyway it would only cover something.
      setIsUseful(extent.width > LEAST_CANVAS_PX && (extent.width < bounds.width * view.zoom * 0.9 || extent.height < bounds.height * view.zoom * 0.9));
      if (frame.current !== null) frame.current.style.transform = `translate(${seen.x}px, ${seen.y}px)`;
      if (frame.current !== null) Object.assign(frame.current.style, { width: `${seen.width}px`, height: `${seen.height}px` });
    };
    const draw = (): void => {
      const context = canvas.current?.getContext("2d");
      if (context === null || context === undefined || canvas.current === null) return;
      const ratio = window.devicePixelRatio || 1;
      canvas.current.width = ROOM.width * ratio;
      canvas.current.height = ROOM.height * ratio;
      const small = smallView(desk.stage.picture.bounds);
      context.setTransform(small.zoom * ratio, 0, 0, small.zoom * ratio, small.x * ratio, small.y * ratio);
      session.drawSmall(context, small.zoom * ratio);
      place();
    };
    draw();
    const stops = [desk.camera.onChange(place), session.onGround(draw)];
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
