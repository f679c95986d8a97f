import type { ReactElement } from "react";
import { GroupsView } from "#renderer/features/groups/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import css from "./notesPlace.module.css";

/** The group (小组) of the open forest, or how it could get one. */
export function GroupsPlace(): ReactElement {
  const shell = useShell();
  const { group } = useForest();
  return <div className={css.cases} data-panel="groups"><GroupsView port={group} onJoin={() => { shell.openDialog({ kind: "join-group", link: null }); }} /></div>;
}
