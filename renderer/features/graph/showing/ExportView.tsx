import type { ReactElement } from "react";
import { reportProblem } from "#renderer/runtime/index.ts";
import { createPart, LazyPart } from "#renderer/ui/index.ts";

interface ExportViewProps {
  readonly purpose: "save" | "print";
  readonly onClose: () => void;
}

const dialog = createPart("ExportViewDialog", () => import("./ExportViewDialog.tsx"), reportProblem);

/** What the shell places: the export dialog, fetched when somebody first asks for it. */
export function ExportView(props: ExportViewProps): ReactElement {
  return <LazyPart part={dialog} given={props} onClose={props.onClose} />;
}
