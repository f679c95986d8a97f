import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The Chromium that the system offers: the newest one here, so that the next Electron brings no surprise. */
export function systemChromium(): string {
  const path = (process.env["PATH"] ?? "").split(delimiter).map((dir) => join(dir, "chromium")).find((candidate) => existsSync(candidate));
  if (path === undefined) throw new Error("there is no chromium on the PATH: install the package of that name");
  return path;
}
