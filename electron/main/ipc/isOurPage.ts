import { isOurUrl } from "../security/isOurUrl.ts";

/** The parts of Electron's sender that matter here. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** True for the top frame of a window of ours, showing a page of ours. `devUrl` is the development server, absent in a release. */
export function isOurPage(frame: SenderFrame | null, devUrl: string | null): boolean {
  if (frame === null || frame.parent !== null) return false;
  return isOurUrl(frame.url, devUrl);
}
