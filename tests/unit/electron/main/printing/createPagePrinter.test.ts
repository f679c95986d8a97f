import { describe, expect, it } from "vitest";
import { createPagePrinter } from "#electron/main/printing/createPagePrinter.ts";

const A4 = { widthMm: 210, heightMm: 297, marginMm: 18 };

/** A window whose pages are ready when the test says so. */
function rig() {
  const pages: ((pdf: Uint8Array) => void)[] = [];
  const webContents = { printToPDF: () => new Promise<Uint8Array>((resolve) => { pages.push(resolve); }) };
  // SAFETY: of a window's page, the printer uses what stands here.
  const printer = createPagePrinter(() => ({ webContents }) as never);
  return { printer, pages };
}
const aTurn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

describe("createPagePrinter", () => {
  it("makes one page at a time", async () => {
    const { printer, pages } = rig();
    const first = printer.toPdf(A4);
    await expect(printer.toPdf(A4)).rejects.toMatchObject({ code: "busy" });
    await aTurn();
    pages[0]?.(Uint8Array.of(1));
    expect(await first).toEqual(Uint8Array.of(1));
  });

  it("answers at once when it is stopped, and makes the next page when the engine is done with the one before", async () => {
    const { printer, pages } = rig();
    const stopped = printer.toPdf(A4);
    await aTurn();
    printer.stop();
    expect(await stopped).toBeNull();
    const next = printer.toPdf(A4);
    await aTurn();
    expect(pages).toHaveLength(1);
    pages[0]?.(Uint8Array.of(1));
    await aTurn();
    expect(pages).toHaveLength(2);
    pages[1]?.(Uint8Array.of(2));
    expect(await next).toEqual(Uint8Array.of(2));
  });

  it("never begins a page that was stopped while it waited", async () => {
    const { printer, pages } = rig();
    const first = printer.toPdf(A4);
    await aTurn();
    printer.stop();
    await first;
    const second = printer.toPdf(A4);
    printer.stop();
    expect(await second).toBeNull();
    pages[0]?.(Uint8Array.of(1));
    await aTurn();
    expect(pages).toHaveLength(1);
  });
});
