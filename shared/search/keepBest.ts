export interface BestOf<T> {
  offer(one: T): void;
  /** The worst one kept, once there are as many as are kept at all: what is worse than it need not be offered. */
  worst(): T | undefined;
  sorted(): T[];
}

/** Keeps the best of many without sorting them all: a heap whose root is the worst one kept. `compare` is negative where the first is the better one. */
export function keepBest<T>(limit: number, compare: (a: T, b: T) => number): BestOf<T> {
  const heap: T[] = [];
  // SAFETY of the reads below: every index is inside the heap.
  const at = (index: number): T => heap[index] as T;
  const isWorse = (a: number, b: number): boolean => compare(at(a), at(b)) > 0;
  const swap = (a: number, b: number): void => { const kept = at(a); heap[a] = at(b); heap[b] = kept; };
  const rise = (index: number): void => {
    for (let here = index, above = (here - 1) >> 1; here > 0 && isWorse(here, above); here = above, above = (here - 1) >> 1) swap(here, above);
  };
  const sink = (): void => {
    for (let here = 0; ;) {
      const [left, right] = [here * 2 + 1, here * 2 + 2];
      let worst = here;
      if (left < heap.length && isWorse(left, worst)) worst = left;
      if (right < heap.length && isWorse(right, worst)) worst = right;
      if (worst === here) return;
      swap(here, worst);
      here = worst;
    }
  };
  return {
    offer: (one) => {
      if (heap.length < limit) {
        heap.push(one);
        rise(heap.length - 1);
      } else if (limit > 0 && compare(one, at(0)) < 0) {
        heap[0] = one;
        sink();
      }
    },
    worst: () => (heap.length < limit ? undefined : heap[0]),
    sorted: () => [...heap].sort(compare),
  };
}
