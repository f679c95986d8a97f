/** How Chinese signs are read. Its table is larger than the rest of the app: whoever needs it before the first screen stands imports it late. */
export { readingsOf } from "./readingsOf.ts";
