import { useEffect, type ReactElement } from "react";
import { GroupVoice, JoiningVoice } from "#renderer/features/groups/index.ts";
import { useForestOrNull, useShell, type Joinings } from "#renderer/runtime/index.ts";
import { useShellState } from "../model/useShellState.ts";

/** What comes from groups on its own: a link opened outside the app, somebody at the door, a joining that ended. */
export function GroupNews({ joinings }: { readonly joinings: Joinings }): ReactElement {
  const shell = useShell();
  const forest = useForestOrNull();
  const place = useShellState((state) => state.place);
  const dialog = useShellState((state) => state.dialog?.kind ?? null);
  useEffect(() => joinings.onLinkOpened((link) => { shell.openDialog({ kind: "join-group", link }); }), [joinings, shell]);
  return (
    <>
      {forest === null ? null : <GroupVoice key={forest.id} port={forest.group} isShown={place === "groups"} />}
      <JoiningVoice port={joinings} isShown={dialog === "join-group"} />
    </>
  );
}
