/** Files kept with a forest, looked at: pictures, PDF, sound, film, text; anything else can be saved. */
export { AttachmentRow, type AttachmentRowProps } from "./AttachmentRow.tsx";
export { AttachmentViewer, type AttachmentViewerProps } from "./AttachmentViewer.tsx";
