/**
 * What pdfjs uses and Chromium 114 lacks (its "legacy" build still takes Chromium 119 for granted). Imported before the library, in the page and in its worker.
 * On a newer engine nothing is touched.
 */
export interface Resolvers<T> { readonly promise: Promise<T>; resolve(value: T): void; reject(reason: unknown): void }

function withResolvers<T>(): Resolvers<T> {
  let resolve: Resolvers<T>["resolve"] = () => undefined;
  let reject: Resolvers<T>["reject"] = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

if (!("withResolvers" in Promise)) Object.defineProperty(Promise, "withResolvers", { value: withResolvers, configurable: true, writable: true });
