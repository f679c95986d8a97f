import { lazy, Suspense, type ReactElement } from "react";

interface ExportViewProps {
  readonly purpose: "save" | "print";
  readonly onClose: () => void;
}

const ExportViewDialog = lazy(async () => ({ default: (await import("./ExportViewDialog.tsx")).ExportViewDialog }));

/** What the shell places: the export dialog, fetched when somebody first asks for it. */
export function ExportView(props: ExportViewProps): ReactElement {
  return <Suspense fallback={null}><ExportViewDialog {...props} /></Suspense>;
}
