import { app, session, shell, type WebContents } from "electron";
import { isAllowedExternalUrl } from "./isAllowedExternalUrl.ts";
import { isOurUrl } from "./isOurUrl.ts";
import { NETWORK } from "./lockSession.ts";

export interface GuardPagesParts {
  /** Development server, absent in a release. */
  readonly devUrl: string | null;
  readonly warn: (message: string) => void;
}

/** Copying, and showing a walk on the whole screen. */
const PERMITTED: ReadonlySet<string> = new Set(["clipboard-sanitized-write", "fullscreen"]);

/** A page shows only us, opens nothing, is given hardly a permission and reaches no network. */
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
  defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(PERMITTED.has(permission)));
  defaultSession.setPermissionCheckHandler((_contents, permission) => PERMITTED.has(permission));
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
