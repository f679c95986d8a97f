import { createMirrorHost } from "#renderer/runtime/storage/createMirrorHost.ts";
import type { FromMirror, MirrorLink } from "#renderer/runtime/storage/mirrorProtocol.ts";

/** The mirror worker's logic in this process, over whatever `indexedDB` is (fake-indexeddb), behind the same port. */
export function connectMirrorInProcess(): MirrorLink {
  let listener: (message: FromMirror) => void = () => undefined;
  let alive = true;
  const host = createMirrorHost((message) => {
    const copy = structuredClone(message);
    queueMicrotask(() => { if (alive) listener(copy); });
  });
  return {
    post: (message) => {
      const copy = structuredClone(message);
      queueMicrotask(() => { if (alive) host.receive(copy); });
    },
    onMessage: (next) => { listener = next; },
    terminate: () => { alive = false; },
  };
}

/** A mirror that takes everything and never answers. */
export function connectSilentMirror(): MirrorLink {
  return { post: () => undefined, onMessage: () => undefined, terminate: () => undefined };
}

/** A mirror that throws whenever it is spoken to. */
export function connectThrowingMirror(): MirrorLink {
  const fail = (): never => { throw new Error("mirror is broken"); };
  return { post: fail, onMessage: () => undefined, terminate: () => undefined };
}
