const ATTEMPTS = 3;
const ANSWER_MS = 20_000;

/**
 * Connects a debugger to the app. On the fallback runtime (Chromium 114) the handshake is now and then never answered when it falls into the first
 * navigation; whoever asks again is answered. Only the connection is asked for again, never what a test does with it.
 */
export async function withHandshake<T>(connect: (answerMs: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error("the debugger does not answer")), ANSWER_MS + 5_000); });
    try {
      return await Promise.race([connect(ANSWER_MS), silence]);
    } catch (cause) {
      if (attempt === ATTEMPTS) throw cause;
      process.stderr.write(`handshake ${attempt}: ${cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause)}\n`);
    } finally {
      clearTimeout(timer);
    }
  }
}
