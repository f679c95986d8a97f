import { readFile } from "node:fs/promises";
import { errnoOf } from "./toStorageError.ts";

export type JsonRead = { readonly kind: "value"; readonly value: unknown } | { readonly kind: "missing" } | { readonly kind: "damaged"; readonly text: string };

/** Reads a JSON file; a missing or damaged one is an answer, any other failure is thrown. */
export async function readJson(path: string): Promise<JsonRead> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    if (errnoOf(cause) === "ENOENT") return { kind: "missing" };
    throw cause;
  }
  try {
    return { kind: "value", value: JSON.parse(text) };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return { kind: "damaged", text };
  }
}
