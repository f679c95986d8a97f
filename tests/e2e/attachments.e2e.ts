import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plantFirstForest } from "#tests/support/forestDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";

/** A sound of one minute, and one grey point; what a browser really unpacks. */
const WAV = Buffer.concat([Buffer.from("RIFF"), uint32(36 + 480_000), Buffer.from("WAVEfmt "), uint32(16), Buffer.from([1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0]), Buffer.from("data"), uint32(480_000), Buffer.alloc(480_000, 128)]);
const BMP = Buffer.concat([Buffer.from("BM"), uint32(58), uint32(0), uint32(54), uint32(40), uint32(1), uint32(1), Buffer.from([1, 0, 24, 0]), uint32(0), uint32(4), uint32(0), uint32(0), uint32(0), uint32(0), Buffer.from([128, 128, 128, 0])]);
const SVG = Buffer.from("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><script>top.location='https://example.com'</script></svg>");
const PAGE = Buffer.from("<!doctype html><script>alert(1)</script>");

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

interface Answer { readonly ok: boolean; readonly value?: Readonly<Record<string, unknown>>; readonly error?: { readonly code: string } }
/** Asks main as the page would. */
const ask = (page: Page, name: string, input: Readonly<Record<string, unknown>>): Promise<Answer> => page.evaluate(([call, text]) => {
  const parsed = JSON.parse(text) as Record<string, unknown>;
  if (typeof parsed["base64"] === "string") {
    parsed["bytes"] = Uint8Array.from(atob(parsed["base64"]), (letter) => letter.charCodeAt(0));
    delete parsed["base64"];
  }
  return (globalThis as unknown as { bridge: { call(callName: string, callInput: unknown): Promise<Answer> } }).bridge.call(call, parsed);
}, [name, JSON.stringify(input)] as const);

describe("attachments", () => {
  let running: RunningApp;
  let forestId = "";
  beforeAll(async () => {
    running = await launchApp();
    await plantFirstForest(running.page);
    const listed = (await ask(running.page, "forests.list", {})) as unknown as { readonly value: readonly { readonly forestId: string }[] };
    forestId = listed.value[0]?.forestId ?? "";
  });
  afterAll(async () => { await running.dispose(); });

  const keep = async (bytes: Buffer, name: string): Promise<{ readonly sha256: string; readonly mime: string }> => {
    const { page } = running;
    const begun = await ask(page, "attachments.begin", { forestId, sizeBytes: bytes.length, name });
    const uploadId = begun.value?.["uploadId"];
    await ask(page, "attachments.chunk", { uploadId, base64: bytes.toString("base64") });
    const kept = await ask(page, "attachments.finish", { uploadId });
    expect(kept.value?.["sha256"]).toBe(createHash("sha256").update(bytes).digest("hex"));
    return { sha256: String(kept.value?.["sha256"]), mime: String(kept.value?.["mime"]) };
  };
  const seen = (path: string): Promise<string> => running.page.evaluate((address) => new Promise<string>((resolve) => {
    const image = new Image();
    image.onload = () => { resolve(`${image.naturalWidth}x${image.naturalHeight}`); };
    image.onerror = () => { resolve("nothing"); };
    image.src = address;
  }), `attachment://${forestId}/${path}`);

  it("are kept, shown as what their bytes are, and as nothing else", async () => {
    const picture = await keep(BMP, "../../图.png");
    expect(picture.mime).toBe("image/bmp");
    expect(await seen(`${picture.sha256}?mime=text%2Fhtml`)).toBe("1x1");
    expect(await seen((await keep(SVG, "a.svg")).sha256)).toBe("40x20");
    const page = await keep(PAGE, "photo.png");
    expect([page.mime, await seen(`${page.sha256}?mime=image%2Fpng`)]).toEqual(["application/octet-stream", "nothing"]);
    expect(await seen(`%2e%2e%2f${picture.sha256}`)).toBe("nothing");
    expect(running.page.url()).toContain("app://");
  });

  it("are played from any second, and never fetched by a script", async () => {
    const { sha256 } = await keep(WAV, "录音.wav");
    const played = await running.page.evaluate((address) => new Promise<string>((resolve) => {
      const player = new Audio(address);
      player.onloadedmetadata = () => { player.currentTime = 40; };
      player.onseeked = () => { resolve(`${player.currentTime} of ${player.duration}`); };
      player.onerror = () => { resolve("error"); };
    }), `attachment://${forestId}/${sha256}`);
    expect(played).toBe("40 of 60");
    expect(await running.page.evaluate((address) => fetch(address).then(() => "fetched", () => "refused"), `attachment://${forestId}/${sha256}`)).toBe("refused");
  });

  it("give their words to the search: a Word document, and a text as Windows in China wrote it", async () => {
    const docx = Buffer.from(zipSync({ "word/document.xml": strToU8("<w:document xmlns:w=\"x\"><w:p><w:r><w:t>困境与行动</w:t></w:r></w:p></w:document>") }));
    const word = await keep(docx, "案例.docx");
    expect((await ask(running.page, "attachments.text", { forestId, ...word, name: "案例.docx" })).value?.["text"]).toBe("困境与行动");
    const text = await keep(Buffer.from([0xc9, 0xad, 0xc1, 0xd6]), "a.txt");
    expect((await ask(running.page, "attachments.text", { forestId, ...text, name: "a.txt" })).value?.["text"]).toBe("森林");
    expect((await ask(running.page, "attachments.collect", { forestId })).value).toEqual({ setAside: 0, deleted: 0 });
  });

  it("are never shown damaged", async () => {
    const bytes = Buffer.concat([BMP, Buffer.from("one of its own")]);
    const { sha256 } = await keep(bytes, "a.bmp");
    const path = join(running.profileDir, "forests", forestId, "attachments", sha256.slice(0, 2), sha256);
    const damaged = await readFile(path);
    damaged[54] = 0;
    await writeFile(path, damaged);
    expect(await seen(sha256)).toBe("nothing");
    expect((await ask(running.page, "attachments.read", { forestId, sha256, fromByte: 0, lengthBytes: 10 })).error?.code).toBe("corrupt");
  });
});
