import { extname, resolve, sep } from "node:path";

const mimeByExtension: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".ttf": "font/ttf",
  ".otf": "font/otf",
  ".wasm": "application/wasm",
  ".bcmap": "application/octet-stream",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
};

export interface AppFile {
  readonly path: string;
  readonly mimeType: string;
}

/** The file behind an `app://forest/…` address, or null when it is none of ours: another host, a way out of the folder, an unknown kind. */
export function appFile(rendererDir: string, url: string): AppFile | null {
  const { host, pathname } = new URL(url);
  if (host !== "forest") return null;
  const decoded = decodedOrNull(pathname);
  if (decoded === null || /[\0\\]/.test(decoded)) return null;
  const root = resolve(rendererDir);
  const path = resolve(root, `.${decoded === "/" ? "/index.html" : decoded}`);
  const mimeType = mimeByExtension[extname(path).toLowerCase()];
  if (!path.startsWith(root + sep) || mimeType === undefined) return null;
  return { path, mimeType };
}

function decodedOrNull(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch (cause) {
    if (cause instanceof URIError) return null;
    throw cause;
  }
}
