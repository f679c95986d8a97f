import { readFile } from "node:fs/promises";
import { protocol } from "electron";
import { ATTACHMENT_SCHEME } from "#shared/attachments/index.ts";
import { errnoOf } from "#electron/disk/toStorageError.ts";
import { appFile } from "./appFile.ts";
import { CONTENT_SECURITY_POLICY } from "./contentSecurityPolicy.ts";

export const APP_URL = "app://forest/index.html";

/**
 * Before the app is ready, and once for all schemes: gives pages of ours a real origin, so that IndexedDB, workers and fetch work as on the web. Attachments are shown
 * and played, but cannot be fetched by a script.
 */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: ATTACHMENT_SCHEME, privileges: { standard: true, secure: true, stream: true, supportFetchAPI: false } },
  ]);
}

/** Serves the built renderer under `app://forest/`, every answer with the policy on it. */
export function serveAppScheme(rendererDir: string): void {
  protocol.handle("app", async (request) => {
    const file = request.method === "GET" || request.method === "HEAD" ? appFile(rendererDir, request.url) : null;
    if (file === null) return answer(404, "text/plain; charset=utf-8", null);
    try {
      return answer(200, file.mimeType, new Uint8Array(await readFile(file.path)));
    } catch (cause) {
      if (errnoOf(cause) === "ENOENT" || errnoOf(cause) === "EISDIR") return answer(404, "text/plain; charset=utf-8", null);
      throw cause;
    }
  });
}

function answer(status: number, mimeType: string, body: Uint8Array<ArrayBuffer> | null): Response {
  return new Response(body, {
    status,
    headers: {
      "content-type": mimeType,
      "content-security-policy": CONTENT_SECURITY_POLICY,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
    },
  });
}
