/** Of `host:port/key` what a person knows it by. */
export function keeperHost(address: string): string {
  const slash = address.indexOf("/");
  return slash < 0 ? address : address.slice(0, slash);
}

/** Whether an address could be one; main looks closer. */
export function couldBeKeeper(address: string): boolean {
  return /^\S+:\d{1,5}\/\S+$/.test(address.trim());
}

/** `host:port`, as the field for dialling by hand wants it. */
export function couldBeHost(address: string): boolean {
  return /^[^\s/]+:\d{1,5}$/.test(address.trim());
}
