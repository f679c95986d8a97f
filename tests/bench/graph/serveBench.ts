import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as Y from "yjs";
import { appFile } from "#electron/main/security/appFile.ts";
import { makeForest } from "#scripts/makeForest.ts";

export interface BenchServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The page of the bench, and forests of any size as `forest-<points>.bin`. */
export async function serveBench(pageDir: string): Promise<BenchServer> {
  const forests = new Map<number, Uint8Array>();
  const forestOf = (points: number): Uint8Array => {
    const bytes = forests.get(points) ?? madeForest(points);
    forests.set(points, bytes);
    return bytes;
  };
  const server = createServer((request, response) => {
    const url = request.url ?? "/";
    const points = Number(/\/forest-(\d+)\.bin$/.exec(url)?.[1] ?? 0);
    const file = points > 0 ? null : appFile(pageDir, `app://forest${url}`);
    const send = (status: number, mimeType: string, body?: Uint8Array): void => {
      response.writeHead(status, { "content-type": mimeType });
      response.end(body);
    };
    if (points > 0) send(200, "application/octet-stream", forestOf(points));
    else if (file === null) send(url === "/favicon.ico" ? 204 : 404, "text/plain");
    else readFile(file.path).then((body) => { send(200, file.mimeType, body); }, () => { send(404, "text/plain"); });
  });
  await new Promise<void>((done) => { server.listen(0, "127.0.0.1", done); });
  // SAFETY: a server that listens on a TCP port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/index.html`,
    close: () => new Promise((done) => {
      server.close(() => { done(); });
      server.closeAllConnections();
    }),
  };
}

/** The look of a forest that people made, the same for the same size. */
function madeForest(points: number): Uint8Array {
  const { forest } = makeForest({ points });
  const bytes = Y.encodeStateAsUpdate(forest.docs.forest);
  forest.destroy();
  for (const doc of Object.values(forest.docs)) doc.destroy();
  return bytes;
}
