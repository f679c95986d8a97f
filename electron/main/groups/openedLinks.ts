import { resolve } from "node:path";
import { MAX_LINK_LETTERS } from "#shared/sync/index.ts";
import { INVITE_FILE_EXTENSION } from "./carriedFiles.ts";

/** Of the links the system hands us. */
export const LINK_SCHEME = "zhishisenlin";
const LINK_OPENINGS = [`${LINK_SCHEME}://join/`, `${LINK_SCHEME}://device/`];
/** A person who clicks in vain clicks again; more than that is somebody's joke. */
const MAX_WAITING = 8;

export interface OpenedLinksParts {
  readonly readInvite: (path: string) => Promise<string>;
  /** To the page. */
  readonly send: (link: string) => void;
  readonly warn: (message: string) => void;
}

/** Invitations that come from outside the window: links that were clicked, files that were opened with the app. They wait until the page can show them. */
export interface OpenedLinks {
  /** Whatever the app was started with, the first time or once more; paths are relative to `folder`. */
  takeArguments(args: readonly string[], folder: string): void;
  takeUrl(url: string): void;
  takeFile(path: string): void;
  pageIsUsable(): void;
}

export function createOpenedLinks({ readInvite, send, warn }: OpenedLinksParts): OpenedLinks {
  let isUsable = false;
  const waiting: string[] = [];
  const pass = (link: string): void => {
    if (isUsable) send(link);
    else if (waiting.length < MAX_WAITING) waiting.push(link);
  };
  const takeUrl = (url: string): void => {
    const opening = LINK_OPENINGS.find((each) => url.toLowerCase().startsWith(each));
    if (opening !== undefined && url.length <= MAX_LINK_LETTERS) pass(`${opening}${url.slice(opening.length)}`);
  };
  const takeFile = (path: string): void => {
    readInvite(path).then(pass, (cause: unknown) => { warn(`an invitation could not be opened: ${String(cause)}`); });
  };
  return {
    takeUrl, takeFile,
    takeArguments: (args, folder) => {
      for (const argument of args) {
        if (argument.toLowerCase().startsWith(`${LINK_SCHEME}:`)) takeUrl(argument);
        else if (!argument.startsWith("-") && argument.toLowerCase().endsWith(`.${INVITE_FILE_EXTENSION}`)) takeFile(resolve(folder, argument));
      }
    },
    pageIsUsable: () => {
      isUsable = true;
      for (const link of waiting.splice(0)) send(link);
    },
  };
}
