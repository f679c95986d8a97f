import type { ForestAttachments } from "#renderer/runtime/notes/attachments.ts";
import type { AttachmentErrorCode, AttachmentRef } from "#renderer/runtime/notes/types.ts";

/** What the viewer needs of the files of a forest. */
export type ViewedAttachments = Pick<ForestAttachments, "urlOf" | "bytesOf" | "textOf" | "saveAs" | "fromOthers">;
export type { AttachmentErrorCode, AttachmentRef };
