/** PDFs: shown page by page, and read for the search, in a thread of their own. */
export { openPdf, type Pdf } from "./openPdf.ts";
export { pdfText } from "./pdfText.ts";
