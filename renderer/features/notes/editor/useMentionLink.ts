import { linkPoints, type LinkType } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import { useNoteRoom } from "./noteRoom.ts";

/** Draws a link from the point of this note to one it mentions. Says whether it was drawn; a refusal is told. */
export function useMentionLink(): (to: PointId, type: LinkType) => boolean {
  const forest = useForest();
  const shell = useShell();
  const { pointId } = useNoteRoom();
  return (to, type) => {
    const drawn = forest.run(linkPoints, { from: pointId, to, type });
    // i18n-keys: link.error.*
    if (drawn.ok) shell.toast({ tone: "success", key: "notes.mention.linked", actionId: "edit.undo" });
    else shell.toast({ tone: "warn", key: `link.error.${drawn.error.code}` });
    return drawn.ok;
  };
}
