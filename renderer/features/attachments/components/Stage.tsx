import { useState, type ReactElement } from "react";
import { attachmentKind } from "#shared/attachments/index.ts";
import type { AttachmentErrorCode, AttachmentRef, ViewedAttachments } from "../model/viewing.ts";
import { FileCard } from "./FileCard.tsx";
import { ImageStage } from "./ImageStage.tsx";
import { MediaStage } from "./MediaStage.tsx";
import { PdfStage } from "./PdfStage.tsx";
import { TextStage } from "./TextStage.tsx";

interface StageProps {
  readonly attachment: AttachmentRef;
  readonly attachments: ViewedAttachments;
  readonly startAtS?: number | undefined;
  onSave(): void;
}

/** One file, shown as what it is. Mounted anew for each. */
export function Stage({ attachment, attachments, startAtS, onSave }: StageProps): ReactElement {
  const [problem, setProblem] = useState<AttachmentErrorCode | "unshown" | null>(null);
  const fail = (code: AttachmentErrorCode | null): void => { setProblem(code ?? "unshown"); };
  // The browser says only that it could not: a first byte asked for tells why.
  const findOut = async (): Promise<void> => {
    const read = await attachments.bytesOf(attachment.sha256);
    fail(read.ok ? null : read.error.code);
  };
  if (problem !== null) return <FileCard attachment={attachment} files={attachments.fromOthers} problem={problem} onSave={onSave} onHere={() => { setProblem(null); }} />;
  const kind = attachmentKind(attachment.mime);
  const onFailed = (): void => { void findOut(); };
  switch (kind) {
    case "image": return <ImageStage url={attachments.urlOf(attachment)} name={attachment.name} onFailed={onFailed} />;
    case "audio":
    case "video": return <MediaStage kind={kind} url={attachments.urlOf(attachment)} name={attachment.name} startAtS={startAtS} onFailed={onFailed} />;
    case "pdf": return <PdfStage attachment={attachment} attachments={attachments} onFailed={fail} />;
    case "text": return <TextStage attachment={attachment} attachments={attachments} onFailed={fail} />;
    case "other": return <FileCard attachment={attachment} files={attachments.fromOthers} problem={null} onSave={onSave} />;
  }
}
