import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { appFile } from "#electron/main/security/appFile.ts";
import { CONTENT_SECURITY_POLICY } from "#electron/main/security/contentSecurityPolicy.ts";

export interface RendererServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The built renderer on localhost, with the policy and the choice of files that the app's own scheme has. */
export async function serveRenderer(rendererDir: string): Promise<RendererServer> {
  const server = createServer((request, response) => {
    const file = appFile(rendererDir, `app://forest${request.url ?? "/"}`);
    const send = (status: number, mimeType: string, body?: Uint8Array): void => {
      response.writeHead(status, { "content-type": mimeType, "content-security-policy": CONTENT_SECURITY_POLICY, "x-content-type-options": "nosniff" });
      response.end(body);
    };
    const notFound = (): void => send(404, "text/plain; charset=utf-8");
    // Every browser asks for one by itself; the app's own scheme is never asked.
    if (request.url === "/favicon.ico") send(204, "image/x-icon");
    else if (file === null) notFound();
    else readFile(file.path).then((body) => send(200, file.mimeType, body), notFound);
  });
  await new Promise<void>((done) => { server.listen(0, "127.0.0.1", done); });
  // SAFETY: a server that listens on a TCP port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/index.html`,
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}
