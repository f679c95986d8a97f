/** How the browser names what it could not read, at the end of its message. */
const ADDRESS_IN_MESSAGE = /(\S+\.(?:js|css))$/;

type ImportFile = (address: string) => Promise<unknown>;

/**
 * Loads a file of code that could not be read before. The browser remembers a failed import under its address and would refuse it for as long as the window lives: then the
 * file is asked for under a new one. Throws what the browser says when it cannot be read this time either.
 */
export async function loadAnew<Room extends object>(load: () => Promise<Room>, tries: number, importFile: ImportFile = (address) => import(/* @vite-ignore */ address)): Promise<Room> {
  dropBrokenStyles();
  try {
    return await load();
  } catch (thrown) {
    const address = addressIn(thrown);
    if (!address?.endsWith(".js")) throw thrown;
    const room = await importFile(`${address}?again=${tries}`);
    if (typeof room !== "object" || room === null) throw thrown;
    // SAFETY: the same file as the one `load` reads, and so the same names in it.
    return room as Room;
  }
}

/** Of a file of this app; null: the message names none. */
function addressIn(thrown: unknown): string | null {
  const found = thrown instanceof Error ? ADDRESS_IN_MESSAGE.exec(thrown.message)?.[1] : undefined;
  return found?.startsWith(new URL(".", document.baseURI).href) === true ? found : null;
}

/** A style sheet that failed stays in the head, where the loader takes it for one that is in force. */
function dropBrokenStyles(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) if (link.sheet === null) link.remove();
}
