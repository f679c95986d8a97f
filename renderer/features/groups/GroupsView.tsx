import { useEffect, type ReactElement } from "react";
import { useReadable, useView } from "#renderer/runtime/index.ts";
import { NoGroup } from "./components/NoGroup.tsx";
import { GroupScreen } from "./GroupScreen.tsx";
import { CLOSED, groupPanel, showInPanel } from "./model/groupPanel.ts";
import type { GroupPort } from "./model/groupPort.ts";
import { NewGroupDialog } from "./NewGroupDialog.tsx";

/** The place 小组 of the open forest: its group, or how it could get one. */
export function GroupsView({ port, onJoin }: { readonly port: GroupPort; onJoin(): void }): ReactElement {
  const state = useReadable(port.state);
  const forestName = useView((view) => view.meta.name);
  const { dialog } = useReadable(groupPanel);
  // What was open belongs to this forest and to this visit.
  useEffect(() => () => { groupPanel.set(CLOSED); }, [port.forestId]);
  if (state !== null) return <GroupScreen state={state} />;
  const close = (): void => { showInPanel({ dialog: null }); };
  return (
    <>
      <NoGroup forestName={forestName} onCreate={() => { showInPanel({ dialog: "new" }); }} onJoin={onJoin} />
      {dialog === "new" ? <NewGroupDialog port={port} suggestedName={forestName} onClose={close} onCreated={() => { showInPanel({ dialog: null, isInviting: true }); }} /> : null}
    </>
  );
}
