import { fromText, toText } from "./keyText.ts";

/** Where a keeper is and who it is: `host:port/key`, as the keeper prints it when it starts. */
export interface KeeperAddress {
  readonly host: string;
  readonly port: number;
  /** The keeper's own Ed25519 key, 43 letters: a connection to somebody else is refused. */
  readonly key: string;
}

const MAX_ADDRESS_LETTERS = 300;
const SHAPE = /^(?:\[([0-9A-Fa-f:.%a-z]{2,64})\]|([A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?)):([0-9]{1,5})\/([A-Za-z0-9_-]{43})$/;

/** Null for anything else; blanks around it are allowed, because it is copied by hand. IPv6 stands in brackets. */
export function readKeeperAddress(text: string): KeeperAddress | null {
  if (text.length > MAX_ADDRESS_LETTERS) return null;
  const match = SHAPE.exec(text.trim());
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  const key = match?.[4];
  if (host === undefined || key === undefined || port < 1 || port > 65_535) return null;
  return fromText(key)?.length === 32 ? { host, port, key } : null;
}

export function writeKeeperAddress(address: { readonly host: string; readonly port: number; readonly publicKey: Uint8Array }): string {
  const host = address.host.includes(":") ? `[${address.host}]` : address.host;
  return `${host}:${address.port}/${toText(address.publicKey)}`;
}
