export { createPrinting } from "./createPrinting.ts";
export { createPrintingDialogs } from "./printingDialogs.ts";
export { createPrintWindow } from "./createPrintWindow.ts";
