import { useEffect, type ReactElement } from "react";
import { GroupVoice, JoiningVoice } from "#renderer/features/groups/index.ts";
import { useForestOrNull, useShell, type Joinings } from "#renderer/runtime/index.ts";
import { parseNoteDocId } from "#shared/notes/index.ts";
import { useShellState } from "../model/useShellState.ts";

/** What comes from groups on its own: a link opened outside the app, somebody at the door, a joining that ended. */
export function GroupNews({ joinings }: { readonly joinings: Joinings }): ReactElement {
  const shell = useShell();
  const forest = useForestOrNull();
  const place = useShellState((state) => state.place);
  const dialog = useShellState((state) => state.dialog?.kind ?? null);
  useEffect(() => joinings.onLinkOpened((link) => { shell.openDialog({ kind: "join-group", link }); }), [joinings, shell]);
  useEffect(() => forest?.notes.onChange(({ docId, isPutBack }) => {
    const pointId = isPutBack === true ? parseNoteDocId(docId)?.pointId : undefined;
    if (pointId === undefined) return;
    shell.toast({ tone: "info", key: "notes.said.putBack", values: { title: forest.view.point(pointId)?.title ?? "" }, topic: docId });
    shell.announce("notes.said.putBack", { title: forest.view.point(pointId)?.title ?? "" });
  }), [forest, shell]);
  return (
    <>
      {forest === null ? null : <GroupVoice key={forest.id} port={forest.group} isShown={place === "groups"} />}
      <JoiningVoice port={joinings} isShown={dialog === "join-group"} />
    </>
  );
}
