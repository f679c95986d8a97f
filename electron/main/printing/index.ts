export { createPagePrinter } from "./createPagePrinter.ts";
export { createPrinting } from "./createPrinting.ts";
export { createPrintingDialogs } from "./printingDialogs.ts";
export { createPrintWindow } from "./createPrintWindow.ts";
