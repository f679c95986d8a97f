/** Texts of a room by key, nested: `{ addChild: "…" }`. */
export interface Texts { readonly [key: string]: string | Texts }

/** `{ "…/zh-CN/outline.json": {…} }` → `{ outline: {…} }`: a room's file name is the first segment of its keys. */
export function byRoom(files: Readonly<Record<string, Texts>>): Texts {
  return Object.fromEntries(Object.entries(files).map(([path, texts]) => [path.slice(path.lastIndexOf("/") + 1, -".json".length), texts]));
}
