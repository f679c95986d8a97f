import type { Session } from "electron";

/** The network as a page sees it. The app works without one; peers will have a process of their own. */
export const NETWORK = { urls: ["http://*/*", "https://*/*", "ws://*/*", "wss://*/*", "ftp://*/*", "file://*/*"] };

/** For a page that only shows what it was given: no permission, no device, no network. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(NETWORK, (_details, answer) => answer({ cancel: true }));
}
