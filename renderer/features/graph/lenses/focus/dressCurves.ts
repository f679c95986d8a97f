import { isPointId } from "#shared/kernel/index.ts";
import type { LinkRecord } from "#shared/forest/index.ts";
import type { FocusCurve } from "#shared/focus/index.ts";
import type { SceneLine } from "#renderer/features/graph/model/sceneTypes.ts";
import type { FocusDraft } from "./focusDraft.ts";
import { chipText, LINE_PX } from "./focusWords.ts";

/** Beyond so many links their phrases are said only for what is selected. */
const MOST_PHRASES = 40;

/** The links between the centre and its neighbours, each with its phrase. */
export function dressCurves(draft: FocusDraft): void {
  for (const curve of draft.layout.curves) {
    const link = draft.wording.view.link(curve.id);
    if (link === undefined) continue;
    const state = stateOf(draft, curve);
    draft.lines.push({
      key: `line:${link.id}`, id: link.id, points: curve.places, type: link.type, suggested: link.suggested, state, dimmed: isDimmed(draft, link), danger: isRed(draft, curve),
    });
    const isReadable = draft.input.detail === "near" && (state !== "resting" || draft.layout.curves.length <= MOST_PHRASES);
    if (isReadable || state === "picked") addChip(draft, link, curve);
  }
}

const isRed = ({ input }: FocusDraft, { isDisputed }: FocusCurve): boolean => isDisputed && input.light.showsDisputes;

function stateOf({ picked, nearLinks }: FocusDraft, { id }: FocusCurve): SceneLine["state"] {
  if (picked.has(id)) return "picked";
  return nearLinks.has(id) ? "near" : "resting";
}

function isDimmed({ input, layout }: FocusDraft, { type, from, to }: LinkRecord): boolean {
  const { points, linkTypes } = input.light;
  if (linkTypes !== null && !linkTypes.has(type)) return true;
  const other = from === layout.centre.id ? to : from;
  return points !== null && isPointId(other) && !points.has(other);
}

function addChip(draft: FocusDraft, link: LinkRecord, curve: FocusCurve): void {
  const { chip: rect } = curve;
  if (rect === null) return;
  draft.boxes.push({ role: "chip", key: `chip:${link.id}`, rect, text: chipText(draft.wording, link.id, rect.width), letterPx: LINE_PX, danger: isRed(draft, curve) || link.type === "refutes" });
  draft.targets.push({ rect, hit: { kind: "link", id: link.id } });
}
