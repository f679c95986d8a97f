export { nodeAttachmentFiles, type AttachmentFiles, type ReadableFile } from "./attachmentFiles.ts";
export { createAttachmentTasks, type AttachmentTasks } from "./attachmentTasks.ts";
export { beginPart, type KeptAttachment, type Part } from "./keepAttachment.ts";
export { createAttachmentReader, type AttachmentReader, type OpenedAttachment } from "./openAttachment.ts";
export { collectedAtMs, removeUnreferenced } from "./removeUnreferenced.ts";
