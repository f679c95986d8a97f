import { describe, expect, it } from "vitest";
import { pdfText } from "#renderer/pdf/index.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

/** A PDF of one line per page, as plain as the format allows. */
function plainPdf(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const pages = lines.map((line, index) => ({ line, page: 4 + index * 2, content: 5 + index * 2 }));
  const objects = [
    "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
    `2 0 obj\n<</Type/Pages/Count ${pages.length}/Kids[${pages.map(({ page }) => `${page} 0 R`).join(" ")}]>>\nendobj\n`,
    "3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n",
    ...pages.flatMap(({ line, page, content }) => {
      const stream = `BT /F1 12 Tf 20 100 Td (${line}) Tj ET`;
      return [
        `${page} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents ${content} 0 R/Resources<</Font<</F1 3 0 R>>>>>>\nendobj\n`,
        `${content} 0 obj\n<</Length ${stream.length}>>\nstream\n${stream}\nendstream\nendobj\n`,
      ];
    }),
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object) => {
    const offset = text.length;
    text += object;
    return offset;
  });
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("")}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF`;
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
const here = { startWorker: null } as const;

describe("the text of a PDF", () => {
  it("is read page by page", async () => {
    expect(await pdfText(plainPdf(["Hello forest", "Second page"]), here)).toBe("Hello forest\nSecond page");
  });

  it("is none where there is none, and where the file is none", async () => {
    expect(await pdfText(plainPdf([""]), here)).toBeNull();
    expect(await pdfText(new Uint8Array(0), here)).toBeNull();
    expect(await pdfText(Uint8Array.from("<html>", (letter) => letter.charCodeAt(0)), here)).toBeNull();
  });

  it("ends when it takes too long", async () => {
    expect(await pdfText(plainPdf(Array.from({ length: 50 }, () => "x")), { ...here, maxTimeMs: 0 })).toSatisfy((text) => text === null || typeof text === "string");
  });

  it("survives damaged ones: text, or none, and never an error", async () => {
    const seed = 5;
    const random = seededRandom(seed);
    const base = plainPdf(["Hello forest", "Second page"]);
    for (let round = 0; round < 100; round += 1) {
      const bytes = base.slice();
      for (let change = 0; change <= random.below(6); change += 1) bytes[random.below(bytes.length)] = random.below(256);
      const text = await pdfText(bytes, here).catch((cause: unknown) => { throw new Error(`seed ${seed}, round ${round}`, { cause }); });
      expect(text === null || text.length < 1_000).toBe(true);
    }
  }, 60_000);
});
