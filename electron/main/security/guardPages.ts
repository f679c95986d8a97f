import { app, session, shell, type WebContents } from "electron";
import { isAllowedExternalUrl } from "./isAllowedExternalUrl.ts";
import { isOurUrl } from "./isOurUrl.ts";

export interface GuardPagesParts {
  /** Development server, absent in a release. */
  readonly devUrl: string | null;
  readonly warn: (message: string) => void;
}

/** The network as a page sees it. The app works without one; peers will have a process of their own. */
const NETWORK = { urls: ["http://*/*", "https://*/*", "ws://*/*", "wss://*/*", "ftp://*/*", "file://*/*"] };

/** A page shows only us, opens nothing, is given no permission and reaches no network. */
export function guardPages({ devUrl, warn }: GuardPagesParts): void {
  const stayHome = (event: { preventDefault: () => void }, url: string): void => {
    if (isOurUrl(url, devUrl)) return;
    event.preventDefault();
    openOutside(url, warn);
  };
  app.on("web-contents-created", (_event, contents: WebContents) => {
    contents.on("will-navigate", stayHome);
    contents.on("will-redirect", stayHome);
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      openOutside(url, warn);
      return { action: "deny" };
    });
  });

  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === "clipboard-sanitized-write"));
  defaultSession.setPermissionCheckHandler((_contents, permission) => permission === "clipboard-sanitized-write");
  defaultSession.setDevicePermissionHandler(() => false);
  if (devUrl === null) defaultSession.webRequest.onBeforeRequest(NETWORK, (_details, answer) => answer({ cancel: true }));
}

function openOutside(url: string, warn: (message: string) => void): void {
  if (!isAllowedExternalUrl(url)) {
    warn("a page asked to open an address that is not on the list");
    return;
  }
  shell.openExternal(url).catch((cause: unknown) => warn(`open outside: ${String(cause)}`));
}
