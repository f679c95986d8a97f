import { useFileFromOthers, useForest, useReadable } from "#renderer/runtime/index.ts";

/** `unknown`: main has not answered yet. `here`: it can be shown, or trying tells. */
export type FilePlace = "here" | "elsewhere" | "unknown";

/** Where a file of the note is. In a group main is asked before the browser looks for it; elsewhere whatever is not here shows when it is looked for. `limitBytes`: up to which size it comes by itself. */
export function useFilePlace(sha256: string | null, limitBytes: number): FilePlace {
  const { attachments, group } = useForest();
  const state = useReadable(group.state);
  const isShared = state !== null && state.ended === null;
  const { file } = useFileFromOthers(attachments.fromOthers, sha256, isShared ? limitBytes : null);
  if (!isShared || file?.stage === "here" || file?.stage === "away") return "here";
  return file === null ? "unknown" : "elsewhere";
}
