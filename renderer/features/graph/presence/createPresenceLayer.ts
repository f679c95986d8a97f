import { initialsOf, peerColour } from "#renderer/ui/index.ts";
import type { Place } from "#shared/tower/index.ts";
import type { CameraView } from "../model/cameraMath.ts";
import type { Onlooker } from "./whoIsWhere.ts";
import css from "./presence.module.css";

/** Faces beside a point. Places are in picture px. */
export interface PlacedFaces {
  readonly key: string;
  readonly place: Place;
  readonly people: readonly Onlooker[];
}

/** What somebody drags, where it is now. */
export interface PlacedGhost {
  readonly key: string;
  readonly place: Place;
  readonly who: Onlooker;
  readonly text: string;
  readonly isNamed: boolean;
}

export interface PresenceLayer {
  look(view: CameraView): void;
  /** `isFar`: points are only shapes, and faces only dots. */
  showFaces(faces: readonly PlacedFaces[], isFar: boolean): void;
  showGhosts(ghosts: readonly PlacedGhost[]): void;
  destroy(): void;
}

const MOST_FACES = 3;

/**
 * Who is where, over the picture: elements of their own, which a camera moves as a whole with one style. Nothing below is drawn anew for somebody who looks around. For the eye
 * only: outline and inspector say the same in words.
 */
export function createPresenceLayer(canvas: HTMLElement): PresenceLayer {
  const layer = part(canvas.ownerDocument, "layer");
  layer.setAttribute("aria-hidden", "true");
  canvas.append(layer);
  const faces = createKeptParts<PlacedFaces>(layer, (each) => each.people.map(({ personId, name }) => `${personId} ${name}`).join("\n"), facesElement);
  const ghosts = createKeptParts<PlacedGhost>(layer, (each) => `${each.who.personId} ${each.who.name} ${each.text} ${String(each.isNamed)}`, ghostElement);
  return {
    look({ x, y, zoom }) {
      layer.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
      layer.style.setProperty("--presence-zoom", String(zoom));
    },
    showFaces(shown, isFar) {
      layer.toggleAttribute("data-far", isFar);
      faces.show(shown);
    },
    showGhosts: ghosts.show,
    destroy: () => { layer.remove(); },
  };
}

/** Elements by key: kept while their looks are the same, moved when only their place is another. */
function createKeptParts<T extends { readonly key: string; readonly place: Place }>(layer: HTMLElement, lookOf: (item: T) => string, make: (document: Document, item: T) => HTMLElement): { show(items: readonly T[]): void } {
  const kept = new Map<string, { readonly element: HTMLElement; readonly look: string; place: Place | null }>();
  const drop = (key: string): void => {
    kept.get(key)?.element.remove();
    kept.delete(key);
  };
  return {
    show(items) {
      const wanted = new Map(items.map((item) => [item.key, item]));
      for (const [key, { look }] of [...kept]) {
        const item = wanted.get(key);
        if (item === undefined || lookOf(item) !== look) drop(key);
      }
      for (const [key, item] of wanted) {
        const before = kept.get(key);
        const now = before ?? { element: make(layer.ownerDocument, item), look: lookOf(item), place: null };
        if (before === undefined) {
          kept.set(key, now);
          layer.append(now.element);
        }
        const { x, y } = item.place;
        if (now.place?.x === x && now.place.y === y) continue;
        now.place = item.place;
        now.element.style.translate = `${x}px ${y}px`;
      }
    },
  };
}

function facesElement(document: Document, { people }: PlacedFaces): HTMLElement {
  const element = part(document, "faces");
  element.append(...people.slice(0, MOST_FACES).map(({ personId, name }) => {
    const face = part(document, "face", initialsOf(name));
    face.dataset["peer"] = String(peerColour(personId));
    return face;
  }));
  if (people.length > MOST_FACES) element.append(part(document, "more", `+${people.length - MOST_FACES}`));
  return element;
}

function ghostElement(document: Document, { who, text, isNamed }: PlacedGhost): HTMLElement {
  const element = part(document, "ghost");
  element.dataset["peer"] = String(peerColour(who.personId));
  element.append(part(document, "dot"), part(document, "title", text));
  if (isNamed) element.append(part(document, "name", who.name));
  return element;
}

function part(document: Document, name: string, text = ""): HTMLElement {
  const made = document.createElement("span");
  made.className = css[name] ?? "";
  made.textContent = text;
  return made;
}
