import { createReadable, type Writable } from "#renderer/runtime/index.ts";

/** What is open in the place besides the page itself. */
export type GroupDialogName = "new" | "network" | "diagnosis" | "leave" | "link-device";
export interface GroupPanelState {
  readonly isInviting: boolean;
  readonly dialog: GroupDialogName | null;
}

export const CLOSED: GroupPanelState = { isInviting: false, dialog: null };

/** Session state: an action asks for a part of the place, whatever place is shown. */
export const groupPanel: Writable<GroupPanelState> = createReadable<GroupPanelState>(CLOSED);

export function showInPanel(part: Partial<GroupPanelState>): void {
  groupPanel.set({ ...groupPanel.get(), ...part });
}

/** An invite that was made in this session. Main does not keep its secret: this is the only place that still knows the link. */
export interface MadeInvite { readonly inviteId: string; readonly link: string; readonly forestId: string; readonly expiresAtMs: number }

export const madeInvite: Writable<MadeInvite | null> = createReadable<MadeInvite | null>(null);
