import { useState } from "react";
import type { GroupState, InvitedRole } from "#shared/sync/index.ts";
import { callMain, reportProblem, useReadable, useShell } from "#renderer/runtime/index.ts";
import { madeInvite, type MadeInvite } from "./groupPanel.ts";
import { tellProblem } from "./useGroupCall.ts";

const HOUR_MS = 3_600_000;
export type Expiry = "hour" | "day" | "week";
/** How long an invite can be used, in ms. */
export const EXPIRIES: Readonly<Record<Expiry, number>> = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS };

export interface InviteWork {
  /** The invite whose link can be shown; null: none yet, or it is used, revoked or expired by now. */
  readonly made: MadeInvite | null;
  readonly isMaking: boolean;
  make(role: InvitedRole, expiry: Expiry): Promise<void>;
}

export function useInvite({ forestId, invites }: Pick<GroupState, "forestId" | "invites">): InviteWork {
  const shell = useShell();
  const [isMaking, setIsMaking] = useState(false);
  const latest = useReadable(madeInvite);
  const status = invites.find(({ inviteId }) => inviteId === latest?.inviteId)?.status ?? "open";
  const make = async (role: InvitedRole, expiry: Expiry): Promise<void> => {
    setIsMaking(true);
    const answer = await callMain("groups.invite", { forestId, role, expiresInMs: EXPIRIES[expiry] });
    setIsMaking(false);
    if (!answer.ok) {
      reportProblem("groups.invite", answer.error.detail);
      tellProblem(shell, "unexpected");
    } else if (answer.value.refused !== null) tellProblem(shell, answer.value.refused);
    else {
      const { inviteId, link } = answer.value;
      madeInvite.set({ inviteId, link, forestId, expiresAtMs: Date.now() + EXPIRIES[expiry] });
    }
  };
  return { made: latest !== null && latest.forestId === forestId && status === "open" ? latest : null, isMaking, make };
}
