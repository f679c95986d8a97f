import { open } from "node:fs/promises";

/** Makes names created or renamed in this folder durable. Windows cannot flush a folder and keeps names in its own journal. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
