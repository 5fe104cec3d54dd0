import { wrap, type Remote } from 'comlink';

/** A worker that starts with its first call, for pages on which workers may not run. */
export interface Crew<T> {
  /** What a call gives, or `'lost'` where no worker can be started: then, and from then on, the caller does without. */
  ask<R>(call: (remote: Remote<T>) => Promise<R>): Promise<R | 'lost'>;
  /** Ends the worker; a later call starts another. */
  dismiss(): void;
}

export function createCrew<T>(createWorker: () => Worker): Crew<T> {
  let crew: { readonly worker: Worker; readonly remote: Remote<T>; readonly lost: Promise<'lost'> } | 'none' | null =
    null;

  const start = (): NonNullable<typeof crew> => {
    let worker: Worker;
    try {
      worker = createWorker();
    } catch {
      return 'none';
    }
    // Some browsers say only afterwards that it cannot be loaded.
    const lost = new Promise<'lost'>((done) => {
      worker.addEventListener('error', () => {
        done('lost');
      });
    });
    return { worker, remote: wrap<T>(worker), lost };
  };

  return {
    async ask(call) {
      crew ??= start();
      if (crew === 'none') return 'lost';
      const { worker, remote, lost } = crew;
      const answer = await Promise.race([call(remote), lost]);
      if (answer !== 'lost') return answer;
      worker.terminate();
      crew = 'none';
      return 'lost';
    },
    dismiss() {
      if (crew && crew !== 'none') crew.worker.terminate();
      crew = null;
    },
  };
}
