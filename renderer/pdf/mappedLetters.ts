/// <reference types="vite/client" />

/** Tables from the codes of a font to letters. Chinese PDFs name them instead of carrying them; each is fetched when one does. */
const addresses: Readonly<Record<string, string>> = import.meta.glob<string>("../../node_modules/pdfjs-dist/cmaps/*.bcmap", { query: "?url", import: "default", eager: true });
const addressOf = new Map(Object.entries(addresses).map(([path, address]) => [path.slice(path.lastIndexOf("/") + 1), address]));

/** What the library asks for while it reads a file. The name comes out of the file: only one of the list is fetched. */
export class MappedLetters {
  readonly cMapUrl = "cmaps/";

  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const address = kind === "cMapUrl" ? addressOf.get(filename) : undefined;
    if (address === undefined) throw new Error("no such table");
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`a table answered ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}
