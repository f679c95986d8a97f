import { isForestId, type ForestId } from "#shared/kernel/index.ts";
import { isAttachmentId } from "./attachmentId.ts";

export const ATTACHMENT_SCHEME = "attachment";

export interface AttachmentAddress { readonly forestId: ForestId; readonly sha256: string }

/** Where the page shows a file from. What it is called and what kind it is say only how it was written down: main looks for itself. */
export function attachmentUrl(forestId: string, { sha256, mime, name }: { readonly sha256: string; readonly mime: string; readonly name?: string }): string {
  const told = Object.entries({ mime, ...(name === undefined ? {} : { name }) }).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
  return `${ATTACHMENT_SCHEME}://${forestId}/${sha256}?${told}`;
}

/** As Chromium hands an address over, letter for letter: whatever is written otherwise (dots, percent signs, capitals, a port, a name) is no address of ours. */
const PATTERN = /^attachment:\/\/(fr_[a-z0-9_-]{1,64})\/([0-9a-f]{64})(?:\?[\x21-\x22\x24-\x7e]{0,2048})?$/;

/** Which file an address means, or null. */
export function parseAttachmentUrl(url: string): AttachmentAddress | null {
  const [, forestId, sha256] = PATTERN.exec(url) ?? [];
  return isForestId(forestId) && isAttachmentId(sha256) ? { forestId, sha256 } : null;
}
