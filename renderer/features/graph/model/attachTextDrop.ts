import { couldCarryText, textInDrag } from "#renderer/runtime/index.ts";
import type { Place } from "#shared/tower/index.ts";
import { toPlace } from "./cameraMath.ts";
import type { GraphDesk } from "./graphDesk.ts";
import type { DropMeaning } from "./lensTypes.ts";

/** Text and text files that fall on the canvas become points where they fall; what falls beside everything, or is something else, is the window's. */
export function attachTextDrop(desk: GraphDesk): () => void {
  const { canvas, shell } = desk.parts;
  const meaningAt = (event: DragEvent): Extract<DropMeaning, { kind: "parent" }> | null => {
    const box = canvas.getBoundingClientRect();
    const at: Place = { x: event.clientX - box.left, y: event.clientY - box.top };
    const drop = desk.stage.picture.dropAt(toPlace(desk.camera.get(), at), []);
    return drop?.kind === "parent" ? drop : null;
  };
  const onOver = (event: DragEvent): void => {
    const drop = event.dataTransfer === null || !couldCarryText(event.dataTransfer) ? null : meaningAt(event);
    desk.overlay.set({ target: drop?.rect ?? null });
    if (drop === null) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = "copy";
  };
  const onLeave = (): void => { desk.overlay.set({ target: null }); };
  const onDrop = (event: DragEvent): void => {
    onLeave();
    const drop = meaningAt(event);
    const dropped = event.dataTransfer === null || drop === null ? null : textInDrag(event.dataTransfer);
    if (dropped === null || drop === null) return;
    event.preventDefault();
    shell.takeText(dropped, { parentId: drop.parentId });
  };
  canvas.addEventListener("dragover", onOver);
  canvas.addEventListener("dragleave", onLeave);
  canvas.addEventListener("drop", onDrop);
  return () => {
    canvas.removeEventListener("dragover", onOver);
    canvas.removeEventListener("dragleave", onLeave);
    canvas.removeEventListener("drop", onDrop);
  };
}
