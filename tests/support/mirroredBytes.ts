import type { Page } from "playwright-core";

/** Everything the mirror of a document holds now, one update after another; empty when there is no mirror yet. */
export async function mirroredBytes(page: Page, forestId: string): Promise<Buffer> {
  const updates = await page.evaluate(readUpdates, `forest-mirror:${forestId}:forest`);
  return Buffer.concat(updates.map((update) => Buffer.from(update)));
}

/** Runs in the page. Looks first: opening a database that is not there would make it. */
async function readUpdates(name: string): Promise<number[][]> {
  if (!(await indexedDB.databases()).some((one) => one.name === name)) return [];
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => { reject(opening.error ?? new Error("open")); };
    opening.onsuccess = () => {
      const database = opening.result;
      if (!database.objectStoreNames.contains("updates")) { database.close(); resolve([]); return; }
      const reading = database.transaction("updates").objectStore("updates").getAll();
      reading.onerror = () => { reject(reading.error ?? new Error("read")); };
      reading.onsuccess = () => {
        database.close();
        resolve(reading.result.map((bytes: Uint8Array) => [...bytes]));
      };
    };
  });
}
