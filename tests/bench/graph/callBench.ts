import type { Page } from "playwright-core";
import type { BenchPage } from "./benchPageTypes.ts";

type Method = keyof BenchPage;

/** Calls the bench in the page and waits for its answer. */
export async function callBench<M extends Method>(page: Page, method: M, args: Parameters<BenchPage[M]>): Promise<Awaited<ReturnType<BenchPage[M]>>> {
  const answer: unknown = await page.evaluate(([name, values]) => {
    // SAFETY: page/openBenchPage.ts puts it there before the page says that it is ready.
    const { graphBench } = globalThis as unknown as { graphBench: Record<string, (...given: unknown[]) => unknown> };
    return graphBench[name]?.(...values);
  }, [method, [...args]] as [string, unknown[]]);
  // SAFETY: what the method of that name answers, cloned.
  return answer as Awaited<ReturnType<BenchPage[M]>>;
}
