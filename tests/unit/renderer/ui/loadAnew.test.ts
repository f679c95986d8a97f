// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { loadAnew } from "#renderer/ui/loadAnew.ts";

const ADDRESS = new URL("assets/NoteEditor-1.js", document.baseURI).href;
const refused = (address: string): Error => new TypeError(`Failed to fetch dynamically imported module: ${address}`);
const room = { NoteEditor: () => null };

afterEach(() => { document.head.innerHTML = ""; });

describe("loadAnew", () => {
  it("takes what the loader gives, should it work by now", async () => {
    const importFile = vi.fn();
    expect(await loadAnew(async () => room, 1, importFile)).toBe(room);
    expect(importFile).not.toHaveBeenCalled();
  });

  it("asks for the file under another address each time, as the browser remembers the failed one", async () => {
    const importFile = vi.fn(async () => room);
    const load = async (): Promise<typeof room> => { throw refused(ADDRESS); };
    expect(await loadAnew(load, 1, importFile)).toBe(room);
    expect(await loadAnew(load, 2, importFile)).toBe(room);
    expect(importFile.mock.calls).toEqual([[`${ADDRESS}?again=1`], [`${ADDRESS}?again=2`]]);
  });

  it("never follows a message to another place, nor to something that is no code", async () => {
    const importFile = vi.fn();
    for (const address of ["https://example.com/a.js", `${ADDRESS.slice(0, -3)}.css`, ""]) {
      await expect(loadAnew(async () => { throw refused(address); }, 1, importFile)).rejects.toThrow("Failed to fetch");
    }
    expect(importFile).not.toHaveBeenCalled();
  });

  it("takes a style sheet that failed out of the page, so that the loader asks for it again", async () => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    Object.defineProperty(link, "sheet", { value: null });
    document.head.append(link);
    await loadAnew(async () => {
      expect(link.isConnected).toBe(false);
      return room;
    }, 1);
  });
});
