import { useEffect, useRef } from "react";
import type { GroupState } from "#shared/sync/index.ts";
import { useReadable, useShell } from "#renderer/runtime/index.ts";
import type { GroupPort, JoiningPort } from "./model/groupPort.ts";

/** Says what happens to the group of the open forest while somebody works elsewhere: who knocks, and that this device is out. Draws nothing. */
export function GroupVoice({ port, isShown }: { readonly port: Pick<GroupPort, "state">; /** The place is on the screen: what is to be seen there is only said. */ readonly isShown: boolean }): null {
  const shell = useShell();
  const state = useReadable(port.state);
  const before = useRef<GroupState | null>(null);
  const latest = useRef(isShown);
  latest.current = isShown;
  useEffect(() => {
    const known = before.current;
    before.current = state;
    if (state === null) return;
    for (const { requestId, name, isOwnDevice } of state.requests) {
      if (known?.requests.some((each) => each.requestId === requestId) === true) continue;
      // Whoever linked it sits before the dialog that shows it.
      if (isOwnDevice) continue;
      shell.announce("groups.said.knocks", { name });
      if (!latest.current) shell.toast({ tone: "info", key: "groups.said.knocks", values: { name }, actionId: "group.show" });
    }
    // Whoever leaves knows it; whoever opens a forest that was left long ago does not need to hear it again.
    if (known === null || known.ended !== null || state.ended === null || state.ended === "left") return;
    const key = state.ended === "unlinked" ? "groups.said.unlinkedHere" : "groups.said.out";
    if (latest.current) shell.announce(key, { name: state.name });
    else shell.toast({ tone: "warn", key, values: { name: state.name }, actionId: "group.show" });
  }, [state, shell]);
  return null;
}

/** Says that a joining has come to an end while its dialog was closed. Draws nothing. */
export function JoiningVoice({ port, isShown }: { readonly port: Pick<JoiningPort, "joinings">; readonly isShown: boolean }): null {
  const shell = useShell();
  const joinings = useReadable(port.joinings);
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const { joinId, stage, groupName, isOwnDevice } of joinings) {
      if ((stage !== "done" && stage !== "failed") || told.current.has(joinId)) continue;
      told.current.add(joinId);
      if (isShown) continue;
      const key = stage === "done" ? (isOwnDevice ? "groups.device.said" : "groups.said.joined") : isOwnDevice ? "groups.device.notSaid" : "groups.said.notJoined";
      shell.toast({ tone: stage === "done" ? "success" : "warn", key, values: { name: groupName }, actionId: "group.join" });
    }
  }, [joinings, isShown, shell]);
  return null;
}
