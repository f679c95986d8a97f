export interface ByteRange { readonly fromByte: number; readonly toByte: number }

/** What a Range header asks for (RFC 9110, 14.2), both ends included. Null: the whole file, also for forms we do not serve (several stretches at once). */
export function parseRange(header: string | null, sizeBytes: number): ByteRange | "unsatisfiable" | null {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return null;
  if (first === "") {
    const lengthBytes = Math.min(Number(last), sizeBytes);
    return lengthBytes === 0 ? "unsatisfiable" : { fromByte: sizeBytes - lengthBytes, toByte: sizeBytes - 1 };
  }
  const fromByte = Number(first);
  const toByte = last === "" ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== "" && Number(last) < fromByte) return null;
  return fromByte >= sizeBytes ? "unsatisfiable" : { fromByte, toByte };
}
