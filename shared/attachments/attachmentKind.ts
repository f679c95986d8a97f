/** How a file is shown. */
export type AttachmentKind = "image" | "audio" | "video" | "pdf" | "text" | "other";

const IMAGES: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp", "image/svg+xml"]);
const AUDIO: ReadonlySet<string> = new Set(["audio/mpeg", "audio/wav", "audio/ogg", "audio/flac", "audio/mp4", "audio/aac"]);
const VIDEO: ReadonlySet<string> = new Set(["video/mp4", "video/webm", "video/ogg"]);
const TEXT: ReadonlySet<string> = new Set(["text/plain", "text/markdown", "text/csv", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"]);

export function attachmentKind(mime: string): AttachmentKind {
  if (IMAGES.has(mime)) return "image";
  if (AUDIO.has(mime)) return "audio";
  if (VIDEO.has(mime)) return "video";
  if (mime === "application/pdf") return "pdf";
  return TEXT.has(mime) ? "text" : "other";
}
