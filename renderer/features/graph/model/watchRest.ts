import type { Camera } from "./createCamera.ts";

/** Less than the painted canvas waits before it sets its words anew (`followCamera.ts`): what is mounted is chosen first, and words are painted once. */
export const REST_MS = 80;

/** Tells when the camera has stood still for a moment. */
export function watchRest(camera: Pick<Camera, "onChange">, then: () => void): () => void {
  let timer = 0;
  const stop = camera.onChange(() => {
    window.clearTimeout(timer);
    timer = window.setTimeout(then, REST_MS);
  });
  return () => {
    window.clearTimeout(timer);
    stop();
  };
}
