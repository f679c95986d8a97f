import { reportProblem } from "#renderer/runtime/index.ts";
import { createPart } from "#renderer/ui/index.ts";

/** The editor is larger than the rest of the interface: it comes when the first note is opened. */
export const editorPart = createPart("NoteEditor", () => import("./editor/NoteEditor.tsx"), reportProblem);
