/** Ctrl/Cmd-K: everything that can be done and every point, by typing. */
export { Palette } from "./Palette.tsx";
