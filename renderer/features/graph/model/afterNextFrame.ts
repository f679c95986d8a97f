/** Calls a task as soon as the one that runs has ended; returns how to call it off. */
export function afterThisTask(task: () => void): () => void {
  const timer = setTimeout(task, 0);
  return () => { clearTimeout(timer); };
}

/** Calls a task in the next frame; returns how to call it off. */
export function inNextFrame(task: () => void): () => void {
  const frame = requestAnimationFrame(task);
  return () => { cancelAnimationFrame(frame); };
}

/**
 * Calls a task one frame later than the next one; returns how to call it off. What a person has just typed is drawn first, and the answer of the disk can come in
 * between: the graph, which takes longest to draw, follows a frame behind.
 */
export function afterNextFrame(task: () => void): () => void {
  let frame = requestAnimationFrame(() => { frame = requestAnimationFrame(task); });
  return () => { cancelAnimationFrame(frame); };
}
