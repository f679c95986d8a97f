import { useState, type ReactElement } from "react";
import { meIn, type GroupDevice, type GroupMember, type GroupState } from "#shared/sync/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { useReadable, useShell } from "#renderer/runtime/index.ts";
import { Below } from "./components/Below.tsx";
import { ConfirmHandOver, ConfirmLeave, ConfirmRemove, ConfirmUnlink, UnlinkElsewhere } from "./components/Confirms.tsx";
import { EndedGroup } from "./components/EndedGroup.tsx";
import { GroupHead } from "./components/GroupHead.tsx";
import { InvitePanel } from "./components/InvitePanel.tsx";
import { MemberTable } from "./components/MemberTable.tsx";
import { RequestCard } from "./components/RequestCard.tsx";
import { TruthNumbers } from "./components/TruthNumbers.tsx";
import { Warnings } from "./components/Warnings.tsx";
import { LinkDeviceDialog } from "./LinkDeviceDialog.tsx";
import { DiagnosisDialog } from "./DiagnosisDialog.tsx";
import { groupPanel, showInPanel } from "./model/groupPanel.ts";
import { rolesToGive } from "./model/roleChoices.ts";
import { useAddresses } from "./model/useAddresses.ts";
import { useExchangeFiles } from "./model/useExchangeFiles.ts";
import { useGroupCall } from "./model/useGroupCall.ts";
import { NetworkDialog } from "./NetworkDialog.tsx";
import styles from "./groups.module.css";

type AskedAbout = { readonly kind: "remove" | "hand-over"; readonly member: GroupMember } | { readonly kind: "unlink"; readonly member: GroupMember; readonly device: GroupDevice };

/** A group: its numbers, its members, and beside them whoever is being invited or waits at the door. */
export function GroupScreen({ state }: { readonly state: GroupState }): ReactElement {
  const shell = useShell();
  const { forestId } = state;
  const { isInviting, dialog } = useReadable(groupPanel);
  const { isBusy, call } = useGroupCall();
  const files = useExchangeFiles(forestId);
  const addresses = useAddresses();
  const [asked, setAsked] = useState<AskedAbout | null>(null);
  const close = (): void => {
    setAsked(null);
    showInPanel({ dialog: null });
  };
  const done = async (work: Promise<boolean>, saidKey: string): Promise<void> => {
    if (!(await work)) return;
    shell.announce(saidKey);
    close();
  };
  if (state.ended !== null) return <EndedGroup state={state} ended={state.ended} isBusy={isBusy || files.isBusy} onForget={() => { void done(call("groups.forget", { forestId }), "groups.said.forgotten"); }} onExport={() => { void files.exportChanges(); }} />;
  const mayInvite = rolesToGive(state.myRole).length > 0;
  // A device of one's own waits in the dialog that made its link.
  const requests = state.requests.filter(({ isOwnDevice }) => (isOwnDevice ? dialog !== "link-device" : mayInvite));
  const isAsked = mayInvite && isInviting;
  const hasSide = isAsked || requests.length > 0;
  return (
    <div className={styles.place}><div className={styles.screen} data-side={hasSide || undefined}>
      <div className={styles.main}>
        <GroupHead state={state} isBusy={files.isBusy} isInviting={isInviting} onRename={(name) => call("groups.rename", { forestId, name })} onExport={() => { void files.exportChanges(); }} onExportAll={() => { void files.exportChanges(true); }} onImport={() => { void files.importChanges(); }}
          onInvite={() => { showInPanel({ isInviting: !isInviting }); }} onDiagnose={() => { showInPanel({ dialog: "diagnosis" }); }} onNetwork={() => { showInPanel({ dialog: "network" }); }} onLeave={() => { showInPanel({ dialog: "leave" }); }} />
        <Warnings state={state} keysAreProtected={addresses?.keysAreProtected ?? null} isBusy={isBusy} onResume={() => { void call("groups.setPaused", { forestId, isPaused: false }); }} onRebuild={() => { shell.openDialog({ kind: "rebuild-group" }); }} />
        <TruthNumbers state={state} />
        <MemberTable state={state} onRole={({ personId }, role) => { void done(call("groups.setRole", { forestId, personId, role }), "groups.said.role"); }} onRemove={(member) => { setAsked({ kind: "remove", member }); }} onHandOver={(member) => { setAsked({ kind: "hand-over", member }); }}
          onLinkDevice={() => { showInPanel({ dialog: "link-device" }); }} onUnlink={(member, device) => { setAsked({ kind: "unlink", member, device }); }} />
        <Below state={state} />
      </div>
      {hasSide ? (
        <Side state={{ ...state, requests }} isInviting={isAsked} isBusy={isBusy} onRevoke={(inviteId) => { void call("groups.revokeInvite", { forestId, inviteId }); }}
          onAnswer={(requestId, approve) => { void done(call("groups.answerRequest", { forestId, requestId, approve }), approve ? "groups.said.approved" : "groups.said.turnedAway"); }} />
      ) : null}
      </div>
      {asked === null ? null : <Asked state={state} asked={asked} isBusy={isBusy} onCancel={close} onConfirm={() => {
        const { personId } = asked.member;
        if (asked.kind === "unlink") void done(call("groups.unlinkDevice", { forestId, personId, deviceKey: asked.device.deviceKey }), "groups.said.unlinked");
        else void (asked.kind === "remove" ? done(call("groups.remove", { forestId, personId }), "groups.said.removed") : done(call("groups.handOver", { forestId, personId }), "groups.said.handedOver"));
      }} />}
      {dialog === "leave" ? <ConfirmLeave state={state} isBusy={isBusy} onCancel={close} onConfirm={() => { void done(call("groups.leave", { forestId }), "groups.said.left"); }} /> : null}
      {dialog === "link-device" ? <LinkDeviceDialog state={state} onClose={close} /> : null}
      {dialog === "network" ? <NetworkDialog state={state} addresses={addresses} onClose={close} /> : null}
      {dialog === "diagnosis" ? <DiagnosisDialog forestId={forestId} onClose={close} /> : null}
    </div>
  );
}

interface SideProps {
  readonly state: GroupState;
  readonly isInviting: boolean;
  readonly isBusy: boolean;
  onRevoke(inviteId: string): void;
  onAnswer(requestId: string, approve: boolean): void;
}

/** Beside the page: who is being invited, and who waits at the door. */
function Side({ state, isInviting, isBusy, onRevoke, onAnswer }: SideProps): ReactElement {
  const t = useT();
  return (
    <aside className={styles.side} aria-label={t("groups.side")}>
      {/* Whoever waits comes first: they sit before another screen until they are answered. */}
      {state.requests.map((request) => <RequestCard key={request.requestId} request={request} ownId={meIn(state)?.personId ?? null} isBusy={isBusy} onAnswer={(approve) => { onAnswer(request.requestId, approve); }} />)}
      {isInviting ? <InvitePanel state={state} isCrowded={state.requests.length > 0} isBusy={isBusy} onRevoke={onRevoke} onClose={() => { showInPanel({ isInviting: false }); }} /> : null}
    </aside>
  );
}

function Asked({ state, asked, ...rest }: { readonly state: GroupState; readonly asked: AskedAbout; readonly isBusy: boolean; onConfirm(): void; onCancel(): void }): ReactElement {
  const { kind, member } = asked;
  if (asked.kind === "unlink" && asked.device.isThisOne) return <UnlinkElsewhere state={state} onCancel={rest.onCancel} />;
  if (asked.kind === "unlink") return <ConfirmUnlink member={member} device={asked.device} {...rest} />;
  return kind === "remove" ? <ConfirmRemove member={member} {...rest} /> : <ConfirmHandOver member={member} {...rest} />;
}
