import * as encoding from "lib0/encoding";
import { encodeUtf8 } from "lib0/string";

/** Text as the UTF-8 bytes that are hashed and signed. */
export function textBytes(text: string): Uint8Array {
  return encodeUtf8(text);
}

/** A whole number from 0 as LEB128. */
export function numberBytes(value: number): Uint8Array {
  return encoding.encode((encoder) => { encoding.writeVarUint(encoder, value); });
}
