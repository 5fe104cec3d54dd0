/** How long a computation keeps the event loop: half a frame, so that a page stays alive around it. */
const SLICE_MS = 8;

export type Sliced<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'cancelled' };

/**
 * Runs a computation that yields its progress (0 to 1) in slices of the event loop, in a worker so that
 * a message can stop it, on the main thread so that the page stays alive.
 */
export async function runInSlices<T>(
  steps: Generator<number, T>,
  onProgress: (share: number) => void,
  isCancelled: () => boolean,
): Promise<Sliced<T>> {
  for (;;) {
    const endMs = performance.now() + SLICE_MS;
    let step = steps.next();
    while (!step.done && performance.now() < endMs) step = steps.next();
    if (isCancelled()) return { kind: 'cancelled' };
    if (step.done) return { kind: 'done', value: step.value };
    onProgress(step.value);
    await nextTask();
    if (isCancelled()) return { kind: 'cancelled' };
  }
}

/** A message to ourselves: a timer would wait four milliseconds every time. */
export function nextTask(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
