import { describe, expect, it } from "vitest";
import type { OpenedAttachment } from "#electron/attachments/index.ts";
import { answerAttachment } from "#electron/main/attachments/answerAttachment.ts";
import { StorageError, type StorageErrorCode } from "#shared/storage/index.ts";

const SHA = "ab".repeat(32);
const URL_OF = `attachment://fr_a/${SHA}?mime=text%2Fhtml&name=x.html`;
const content = Uint8Array.from({ length: 1_200_000 }, (_, index) => index % 251);
let openFiles = 0;
const warnings: string[] = [];

const fileOf = (mime: string): OpenedAttachment => {
  openFiles += 1;
  let isOpen = true;
  return {
    mime, sizeBytes: content.length, changedAtMs: 0,
    read: async (at, length) => content.slice(at, at + length),
    close: async () => { if (isOpen) openFiles -= 1; isOpen = false; },
  };
};
interface Asked { readonly url?: string; readonly method?: string; readonly range?: string; readonly dest?: string; readonly mime?: string; readonly fails?: StorageErrorCode }
const ask = ({ url = URL_OF, method = "GET", range, dest, mime = "image/png", fails }: Asked = {}): Promise<Response> => {
  const headers = new Headers({ ...(range === undefined ? {} : { range }), ...(dest === undefined ? {} : { "sec-fetch-dest": dest }) });
  return answerAttachment({ method, url, headers }, async () => {
    if (fails !== undefined) throw new StorageError(fails, fails);
    return fileOf(mime);
  }, (message) => warnings.push(message));
};

describe("what is served under attachment://", () => {
  it("is the whole file, as what its bytes are, and nothing a browser could guess otherwise", async () => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ "content-type": "image/png", "x-content-type-options": "nosniff", "content-length": "1200000", "accept-ranges": "bytes", "content-security-policy": "default-src 'none'; sandbox" });
    expect(Buffer.compare(new Uint8Array(await answer.arrayBuffer()), content)).toBe(0);
    expect(openFiles).toBe(0);
  });

  it("is a stretch of a film when one is asked for", async () => {
    for (const [range, from, to] of [["bytes=0-9", 0, 9], ["bytes=1199990-", 1_199_990, 1_199_999], ["bytes=-5", 1_199_995, 1_199_999], ["bytes=10-99999999", 10, 1_199_999]] as const) {
      const answer = await ask({ range, mime: "video/mp4", dest: "video" });
      expect([answer.status, answer.headers.get("content-range")]).toEqual([206, `bytes ${from}-${to}/1200000`]);
      expect(Buffer.compare(new Uint8Array(await answer.arrayBuffer()), content.subarray(from, to + 1))).toBe(0);
    }
    expect((await ask({ range: "bytes=1200000-" })).status).toBe(416);
    expect((await ask({ range: "bytes=-0" })).status).toBe(416);
    for (const range of ["bytes=5-1", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b"]) {
      const answer = await ask({ range });
      expect(answer.status).toBe(200);
      await answer.body?.cancel();
    }
    expect(openFiles).toBe(0);
  });

  it("has no body for HEAD, and lets go of a film that is closed half-way", async () => {
    const head = await ask({ method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "1200000", ""]);
    const film = await ask({ mime: "video/mp4" });
    const reader = film.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(openFiles).toBe(0);
  });

  it.each(["application/pdf", "application/octet-stream", "text/plain", "text/html", "application/zip", "application/javascript"])("is of no kind, to be saved, where it is %s", async (mime) => {
    const answer = await ask({ mime, method: "HEAD" });
    expect([answer.headers.get("content-type"), answer.headers.get("content-disposition")]).toEqual(["application/octet-stream", "attachment"]);
  });

  it("runs nothing where it is an SVG", async () => {
    const answer = await ask({ mime: "image/svg+xml", method: "HEAD" });
    expect([answer.headers.get("content-type"), answer.headers.get("content-security-policy")]).toEqual(["image/svg+xml", "default-src 'none'; style-src 'unsafe-inline'; sandbox"]);
  });

  it.each(["document", "iframe", "script", "worker", "style", "object", "embed", "empty"])("is nothing for a page that wants it as %s", async (dest) => {
    expect((await ask({ dest })).status).toBe(403);
  });

  it("is nothing for another method or another address", async () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) expect((await ask({ method })).status).toBe(405);
    for (const url of ["attachment://fr_a/../../x", `attachment://fr_a/%2e%2e/${SHA}`, `attachment://fr_a/${SHA.toUpperCase()}`, "attachment://fr_a/"]) expect((await ask({ url })).status).toBe(404);
  });

  it.each([["not-found", 404, 0], ["corrupt", 410, 1], ["refused", 403, 1], ["unexpected", 500, 1]] as const)("is no byte of a file that is %s", async (fails, status, noted) => {
    warnings.length = 0;
    const answer = await ask({ fails });
    expect([answer.status, await answer.text(), warnings.length]).toEqual([status, "", noted]);
  });
});
