import { BlockList, isIP } from "node:net";
import { networkInterfaces } from "node:os";

export interface Address { readonly host: string; readonly port: number }

/** `host:port`, or `[IPv6]:port`; null for anything else. */
export function readAddress(text: string): Address | null {
  const match = /^(?:\[([0-9A-Fa-f:.]{2,45})\]|([A-Za-z0-9.-]{1,253})):([0-9]{1,5})$/.exec(text.trim());
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  if (host === undefined || port < 1 || port > 65_535) return null;
  if (match?.[1] !== undefined && isIP(host) !== 6) return null;
  return { host, port };
}

export function writeAddress({ host, port }: Address): string {
  return host.includes(":") ? `[${host}]:${String(port)}` : `${host}:${String(port)}`;
}

const ownInterfaces = () => Object.values(networkInterfaces()).flatMap((interfaces) => interfaces ?? []);

/** Where others on the local network can dial this machine. */
export function ownAddresses(port: number): readonly string[] {
  return ownInterfaces().filter(({ internal, address }) => !internal && !address.startsWith("fe80:")).map(({ address }) => writeAddress({ host: address, port }));
}

/** Of this machine itself. */
export function isOwnHost(host: string): boolean {
  return ownInterfaces().some(({ address }) => address === host);
}

export interface MulticastInterface {
  readonly address: string;
  /** Whether a packet from this address came over it. */
  has(host: string): boolean;
}

/** Each way onto a local network, IPv4; a machine without any still has itself. */
export function multicastInterfaces(): readonly MulticastInterface[] {
  const first = Object.values(networkInterfaces()).flatMap((addresses) => addresses?.find(({ family }) => family === "IPv4") ?? []);
  const outside = first.filter(({ internal }) => !internal);
  return (outside.length > 0 ? outside : first).map(({ address, cidr }) => {
    const subnet = new BlockList();
    addSubnet(subnet, cidr);
    return { address, has: (host) => isIP(host) === 4 && subnet.check(host) };
  });
}

function addSubnet(to: BlockList, cidr: string | null): void {
  const [network, prefix] = cidr?.split("/") ?? [];
  if (network !== undefined && prefix !== undefined) to.addSubnet(network, Number(prefix));
}

/** In a subnet of this machine: what was not sent on the local network must not make us dial. IPv4. */
export function isOnLink(host: string): boolean {
  if (isIP(host) !== 4) return false;
  const subnets = new BlockList();
  for (const { family, cidr } of ownInterfaces()) if (family === "IPv4") addSubnet(subnets, cidr);
  return subnets.check(host);
}
