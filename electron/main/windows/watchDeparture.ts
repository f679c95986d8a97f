type FailedLoad = [event: unknown, errorCode: number, description: string, url: string, isMainFrame: boolean, ...rest: unknown[]];

/** The little of a page's contents that tells when its document has gone. */
export interface DepartingContents {
  on(event: "did-navigate", listener: () => void): unknown;
  on(event: "did-fail-load", listener: (...args: FailedLoad) => void): unknown;
}

/** The system's word for a load that was given up before it replaced anything. */
const ERR_ABORTED = -3;

/**
 * Tells when the document has been replaced by another one, or by an error page. Not when a navigation merely begins: the guards may still
 * refuse it, and then the document, with what it has not saved yet, is still there.
 */
export function watchDeparture(contents: DepartingContents, onGone: () => void): void {
  contents.on("did-navigate", () => onGone());
  contents.on("did-fail-load", (...[, errorCode, , , isMainFrame]) => {
    if (isMainFrame && errorCode !== ERR_ABORTED) onGone();
  });
}
