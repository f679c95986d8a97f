export { createAttachmentDialogs } from "./attachmentDialogs.ts";
export { createAttachments, type AttachmentsOfMain } from "./createAttachments.ts";
export { serveAttachments } from "./serveAttachments.ts";
