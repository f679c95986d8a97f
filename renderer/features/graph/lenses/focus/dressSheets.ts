import { casesOf, lookOf, wisdomOf } from "#shared/forest/index.ts";
import { isPointId, type EndId } from "#shared/kernel/index.ts";
import type { FocusSheet } from "#shared/focus/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import type { SceneSheet } from "#renderer/features/graph/model/sceneTypes.ts";
import type { FocusDraft } from "./focusDraft.ts";
import { centreFoot, centreLines, centreTitle, sheetWords, titleOf } from "./focusWords.ts";

const INVITE_PX = 24;

/** The centre and its neighbours. */
export function dressSheets(draft: FocusDraft): void {
  const { input, layout } = draft;
  for (const sheet of layout.sheets) if (isShown(draft, sheet.neighbour.id)) dressSheet(draft, sheet);
  const { id, rect } = layout.centre;
  if (!isShown(draft, id)) return;
  draft.boxes.push({
    ...bareSheet(draft, id, rect), size: "centre", title: centreTitle(draft.wording, id),
    lines: hasWords(input) ? centreLines(draft.wording, id).slice(0, layout.centre.lines) : [], foot: hasWords(input) ? centreFoot(draft.wording, id) : "",
  });
  addTarget(draft, id, rect);
}

function dressSheet(draft: FocusDraft, { neighbour, rect, lines }: FocusSheet): void {
  const { id, isDisputed, links } = neighbour;
  const words = hasWords(draft.input) && lines > 0 ? sheetWords(draft.wording, neighbour) : { lines: [], invite: "" };
  draft.boxes.push({
    ...bareSheet(draft, id, rect), size: "plain", title: titleOf(draft.wording.view, id), lines: words.lines.slice(0, lines), foot: words.invite,
    near: links.some((link) => draft.picked.has(link)), danger: isDisputed && draft.input.light.showsDisputes,
  });
  addTarget(draft, id, rect);
  const [link] = links;
  // The invitation leads to the link whose reason is missing.
  if (words.invite !== "" && link !== undefined) draft.targets.push({ rect: { ...rect, y: rect.y + rect.height - INVITE_PX, height: INVITE_PX }, hit: { kind: "link", id: link } });
}

/** The painter leaves out what its letters have no room for. */
export const hasWords = ({ detail }: FocusDraft["input"]): boolean => detail !== "far";

/** Links in the picture have no spots of their own: there are few, and they are always dressed. */
export const isShown = ({ input, picked }: FocusDraft, id: EndId): boolean => !isPointId(id) || input.mounted.has(id) || picked.has(id);

export function bareSheet({ input, picked }: FocusDraft, id: EndId, rect: Rect): SceneSheet {
  const { view, light } = input;
  const point = isPointId(id) ? view.point(id) : undefined;
  const doc = isPointId(id) ? point?.doc : view.link(id)?.doc;
  return {
    role: "sheet", key: `sheet:${id}`, id, rect, size: "plain", title: "", lines: [], foot: "",
    kind: point?.kind ?? "point", tint: isPointId(id) ? (wisdomOf(view, id) ?? "none") : "none",
    isPrivate: doc === "personal", cases: point?.kind === "case" ? 0 : casesOf(view, id).length,
    picked: picked.has(id), near: false, danger: false,
    dimmed: isPointId(id) && light.points !== null && !light.points.has(id),
    ...(point === undefined ? {} : { look: lookOf(view, point) }),
  };
}

export function addTarget({ targets }: FocusDraft, id: EndId, rect: Rect): void {
  targets.push({ rect, hit: isPointId(id) ? { kind: "point", id, part: "card" } : { kind: "link", id } });
}
