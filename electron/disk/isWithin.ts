import { realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { errnoOf } from "./toStorageError.ts";

/** Whether a path is this folder or lies in it, however the two are spelled: links are followed, and neither needs to be there yet. */
export async function isWithin(folder: string, candidate: string): Promise<boolean> {
  const path = relative(await realPathOf(resolve(folder)), await realPathOf(resolve(candidate)));
  return path === "" || (path !== ".." && !/^\.\.[/\\]/.test(path) && !isAbsolute(path));
}

/** The real path; of what is not there, that of the nearest folder above which is. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    // Whatever the system has against it (missing, a network drive that does not answer): then its spelling has to do.
    if (errnoOf(cause) === null) throw cause;
    const parent = dirname(path);
    return parent === path ? path : join(await realPathOf(parent), basename(path));
  }
}
