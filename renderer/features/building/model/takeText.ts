import { addPoint } from "#shared/forest/index.ts";
import { isPointId } from "#shared/kernel/index.ts";
import { parseOutlineText } from "#shared/outlineText/index.ts";
import type { DroppedText, OpenForest, ShellPort, TextPlace } from "#renderer/runtime/index.ts";
import { textErrorValues } from "./textErrorValues.ts";
import { textOfFiles } from "./textOfFiles.ts";

/** Below the selected point; a link, or nothing, has nothing below it: at the top level. */
function placeBySelection(forest: OpenForest): TextPlace {
  const [first] = forest.selection.get().ids;
  return { parentId: first !== undefined && isPointId(first) && forest.view.point(first) !== undefined ? first : null };
}

/** What the shell calls for `ShellPort.takeText`. One line becomes a point at once; several are shown first, in a dialog. */
export async function takeText(forest: OpenForest, shell: ShellPort, dropped: DroppedText, given: TextPlace | null): Promise<void> {
  // Where it belongs is settled now: reading files takes a moment, and the selection may go elsewhere meanwhile.
  const place = given ?? placeBySelection(forest);
  if (forest.report.get().readOnlyBecause !== null) return shell.toast({ tone: "info", key: "building.error.read-only" });
  const read = dropped.files.length === 0 ? { ok: true as const, value: dropped.text } : await textOfFiles(dropped.files);
  if (!read.ok) return shell.toast({ tone: "warn", ...read.error });
  const parsed = parseOutlineText(read.value);
  // i18n-keys: building.textError.*
  if (!parsed.ok) return shell.toast({ tone: "info", key: `building.textError.${parsed.error.code}`, values: textErrorValues(parsed.error) });
  const [only] = parsed.value.nodes;
  if (only === undefined || parsed.value.count > 1 || dropped.files.length > 0) return shell.openDialog({ kind: "paste-outline", text: read.value, place });
  // What stands right below a wisdom are its modules.
  const isWisdom = place.parentId !== null && forest.view.point(place.parentId)?.kind === "wisdom";
  const added = forest.run(addPoint, { title: only.title, ...place, kind: isWisdom ? "module" : "point", summary: only.summary });
  // i18n-keys: building.error.*
  if (!added.ok) return shell.toast({ tone: "warn", key: `building.error.${added.error.code}` });
  forest.selection.select([added.value]);
  return shell.toast({ tone: "success", key: "building.toast.plantedOne", values: { title: only.title }, actionId: "edit.undo" });
}
