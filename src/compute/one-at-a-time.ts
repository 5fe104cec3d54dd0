import type { Sliced } from './slices';

export type Ended<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'cancelled' }
  /** A bug, or no memory left; the message is for a report and not for the screen. */
  | { readonly kind: 'failed'; readonly message: string };

/** Lets one piece of long work run: a new one cancels the one before it. */
export interface OneAtATime {
  /**
   * @param work is told to stop by its signal; what it answers after that is not waited for
   * @param onProgress told the share done, rising, up to 1; not after the answer
   */
  run<T>(
    work: (report: (share: number) => void, signal: AbortSignal) => Promise<Sliced<T>>,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Ended<T>>;
  /** Cancels what runs. */
  abort(): void;
}

export function createOneAtATime(): OneAtATime {
  let running: AbortController | null = null;

  return {
    async run(work, onProgress, signal) {
      running?.abort();
      if (signal.aborted) return { kind: 'cancelled' };
      const own = (running = new AbortController());
      const cancelled = new Promise<{ readonly kind: 'cancelled' }>((done) => {
        own.signal.addEventListener('abort', () => {
          done({ kind: 'cancelled' });
        });
      });
      const cancel = (): void => {
        own.abort();
      };
      signal.addEventListener('abort', cancel);
      let reported = -1;
      const report = (share: number): void => {
        if (share <= reported || running !== own || own.signal.aborted) return;
        reported = share;
        onProgress(share);
      };
      try {
        const answer = await Promise.race([work(report, own.signal), cancelled]);
        if (answer.kind === 'done') report(1);
        return answer;
      } catch (error) {
        return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      } finally {
        signal.removeEventListener('abort', cancel);
        if (running === own) running = null;
      }
    },
    abort() {
      running?.abort();
    },
  };
}
