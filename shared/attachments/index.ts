/** Files kept with a forest: their numbers, what they are by their bytes, where they are shown from, and where they are named. */
export { isAttachmentId } from "./attachmentId.ts";
export { attachmentKind, type AttachmentKind } from "./attachmentKind.ts";
export { attachmentName, endingOf } from "./attachmentName.ts";
export { ATTACHMENT_SCHEME, attachmentUrl, parseAttachmentUrl, type AttachmentAddress } from "./attachmentUrl.ts";
export { imageSize, type ImageSize } from "./imageSize.ts";
export { HEAD_BYTES, MAX_ATTACHMENT_BYTES, MAX_CHUNK_BYTES, MAX_TEXT_LETTERS } from "./limits.ts";
export { referencesIn } from "./referencesIn.ts";
export { DOCX_MIME, sniffMime, UNKNOWN_MIME } from "./sniffMime.ts";
