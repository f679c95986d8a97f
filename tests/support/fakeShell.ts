import type { ShellPort } from "#renderer/runtime/index.ts";

/** A shell that writes down what it was asked for, as "openDialog trash". */
export function createFakeShell(): ShellPort & { readonly asked: string[] } {
  const asked: string[] = [];
  const note = (what: string) => (detail?: unknown): void => { asked.push(detail === undefined ? what : `${what} ${typeof detail === "string" ? detail : JSON.stringify(detail)}`); };
  return {
    asked,
    openDialog: ({ kind }) => note("openDialog")(kind),
    closeDialog: () => note("closeDialog")(),
    toast: ({ key }) => note("toast")(key),
    announce: note("announce"), text: (key) => key, showInOutline: note("showInOutline"), takeText: note("takeText"), editTitle: note("editTitle"), camera: note("camera"), cameraPlace: () => null, goToPlace: note("goToPlace"), lens: note("lens"), currentLens: () => "tower",
    togglePanel: note("togglePanel"), focusPanel: note("focusPanel"), goTo: note("goTo"), openNote: note("openNote"), openComment: note("openComment"), runAction: note("runAction"),
  };
}
