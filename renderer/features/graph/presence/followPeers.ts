import type { PointId } from "#shared/kernel/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";
import type { GraphDesk } from "../model/graphDesk.ts";
import { createPresenceLayer, type PlacedFaces, type PlacedGhost } from "./createPresenceLayer.ts";
import { draggedPins, onlookersByPoint } from "./whoIsWhere.ts";

/** More faces than this are a crowd; the outline has them all. */
const MOST_POINTS = 60;

/**
 * Shows who of the group looks at which point, and what they drag. `onDrawn`: tells when things may stand elsewhere. What moves by somebody else's hand is not shown where motion is
 * reduced: there a point only comes to where it was let go. Returns how to stop.
 */
export function followPeers(desk: GraphDesk, onDrawn: (listener: () => void) => () => void): () => void {
  const { camera, parts: { canvas, forest, isMotionReduced }, stage } = desk;
  const { peers } = forest.group;
  const layer = createPresenceLayer(canvas);
  const look = (): void => { layer.look(camera.get()); };
  const placeFaces = (): void => { layer.showFaces(facesOn(desk), stage.detail === "far"); };
  const show = (): void => {
    placeFaces();
    layer.showGhosts(isMotionReduced() ? [] : ghostsOn(desk));
  };
  look();
  show();
  const stops = [camera.onChange(look), peers.onChange(show), onDrawn(() => { if (peers.get().length > 0) show(); }), layer.destroy];
  return () => { for (const stop of stops) stop(); };
}

function facesOn({ parts: { forest }, stage }: GraphDesk): readonly PlacedFaces[] {
  return [...onlookersByPoint(forest.group.peers.get())].slice(0, MOST_POINTS).flatMap(([id, people]) => {
    const place = forest.view.point(id) === undefined ? null : placeOfFaces(stage, id);
    return place === null ? [] : [{ key: id, place, people }];
  });
}

/** The upper left corner of a card, the left of the dot of a leaf: badge, handle and links have the other sides. */
function placeOfFaces({ dressing, picture }: GraphDesk["stage"], id: PointId): Place | null {
  const box = dressing.boxes.find((each) => (each.role === "card" || each.role === "sheet" || each.role === "leaf") && each.id === id);
  if (box?.role === "leaf") return { x: box.dot.x - box.dot.radius - LEFT_OF_DOT, y: box.dot.y };
  const rect: Rect | undefined = box?.rect ?? picture.placeOf(id);
  return rect === undefined ? null : { x: rect.x, y: rect.y };
}
const LEFT_OF_DOT = 9;

function ghostsOn({ parts: { forest }, stage }: GraphDesk): readonly PlacedGhost[] {
  const { pinning } = stage.picture;
  if (pinning === undefined) return [];
  return draggedPins(forest.group.peers.get()).flatMap(({ key, who, pin, isFirst }) => {
    const place = pinning.placeOf(pin);
    const point = forest.view.point(pin.id);
    return place === undefined || point === undefined ? [] : [{ key, place, who, text: point.title, isNamed: isFirst }];
  });
}
