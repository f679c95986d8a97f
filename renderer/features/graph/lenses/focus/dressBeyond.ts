import { isPointId, type PointId } from "#shared/kernel/index.ts";
import type { FocusPill } from "#shared/focus/index.ts";
import { leastLetterPx } from "#renderer/features/graph/cytoscape/letters.ts";
import { hasRoomForPill } from "#renderer/features/graph/model/cardText.ts";
import { label } from "./dressHeadings.ts";
import { addTarget, bareSheet, hasWords, isShown } from "./dressSheets.ts";
import type { FocusDraft } from "./focusDraft.ts";
import { LINE_PX, titleOf } from "./focusWords.ts";

/** The second step: points beside the neighbours by their titles, how many more there are, and a stem to each that can be read. */
export function dressBeyond(draft: FocusDraft): void {
  const { layout: { pills, stems }, picked, shapes } = draft;
  const isReadable = arePillsReadable(draft);
  // What is selected says its title however far away.
  const isDrawn = (id: PointId | null): boolean => (id === null ? isReadable : picked.has(id) || (isReadable && isShown(draft, id)));
  for (const stem of stems) if (stem.kind === "beyond" && isDrawn(stem.id)) shapes.push({ kind: "path", places: stem.places, width: 1.3, edge: "edge" });
  for (const pill of pills) {
    if (pill.id !== null && isDrawn(pill.id)) dressPill(draft, pill.id, pill);
    else if (pill.id === null && isReadable) dressRest(draft, pill);
  }
}

/** As the painter will have it: a pill without its words would be a blot, and a stem to nothing a riddle. */
function arePillsReadable({ input, layout: { pills: [first] } }: FocusDraft): boolean {
  return first !== undefined && hasWords(input) && (input.zoom === undefined || hasRoomForPill(first.rect.height, leastLetterPx(input.zoom)));
}

function dressPill(draft: FocusDraft, id: PointId, { rect }: FocusPill): void {
  draft.boxes.push({ ...bareSheet(draft, id, rect), size: "pill", title: titleOf(draft.wording.view, id) });
  addTarget(draft, id, rect);
}

function dressRest({ wording: { t }, boxes, targets }: FocusDraft, { of, hidden, rect }: FocusPill): void {
  boxes.push({ ...label(`rest:${of}`, rect, t("graph.focus.more", { count: hidden }), { letterPx: LINE_PX, weight: 400, ink: "ink2", isHeading: false }), align: "middle" });
  // What lies further on is seen by walking there.
  targets.push({ rect, hit: isPointId(of) ? { kind: "point", id: of, part: "card" } : { kind: "link", id: of } });
}
