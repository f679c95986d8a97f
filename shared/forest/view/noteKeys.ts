import * as Y from "yjs";

/** Notes the keys of `root` under which something happened. For observers of a whole root. */
export function noteKeys(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], root: Y.Map<unknown>, keys: Set<string>): void {
  for (const event of events) {
    if (event.target === root) {
      if (event instanceof Y.YMapEvent) for (const key of event.keysChanged) keys.add(String(key));
    } else keys.add(String(event.path[0]));
  }
}
