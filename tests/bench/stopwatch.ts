/** What must stand on screen: an element's attribute, or its text where `attribute` is left out. */
export interface Wanted {
  readonly selector: string;
  readonly attribute?: string;
  readonly value: string;
}

interface Stopwatch {
  /** Listens for the next Enter key. `read` gives the milliseconds from that key until everything wanted was in the page or, for `painted`, in a frame. */
  arm(until: 'set' | 'painted', wanted: readonly Wanted[]): void;
  read(): Promise<number>;
  /** Milliseconds from the start of navigation to the frame that shows elements (with any text) for all selectors. */
  navigationToPainted(selectors: readonly string[]): Promise<number>;
}

declare global {
  var stopwatch: Stopwatch;
}

/**
 * Runs inside the page, before its own scripts, the same in app and rival.
 *
 * The clock starts when a capturing listener on the window hears the keydown of Enter: before any
 * listener of grid or app. It looks at the page after every mutation (a microtask, so no work is
 * missed and no polling adds any). Once everything is as wanted, the change still has to be painted:
 *  - a change made in an ordinary task is painted in the next frame: ask for that frame, and from its
 *    animation callback (which runs before style, layout and paint) post a message; the message
 *    arrives when the frame is done;
 *  - a change made in an animation callback is painted in the very frame that is open: asking for
 *    another one would count a frame too many, so the message is posted at once.
 * What the compositor and the screen add after that is the same for both pages and not counted.
 */
export function installStopwatch(): void {
  let frameOpen = false;
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  const afterThisTask = (then: () => void): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      then();
    };
    port2.postMessage(null);
  };
  globalThis.requestAnimationFrame = (callback) =>
    ask((time) => {
      if (!frameOpen) {
        frameOpen = true;
        afterThisTask(() => {
          frameOpen = false;
        });
      }
      callback(time);
    });
  const painted = (then: () => void): void => {
    if (frameOpen) afterThisTask(then);
    else
      ask(() => {
        afterThisTask(then);
      });
  };

  const whenTrue = (isTrue: () => boolean, then: () => void): void => {
    const observer = new MutationObserver(() => {
      if (!isTrue()) return;
      observer.disconnect();
      then();
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  };
  const stands = ({ selector, attribute, value }: Wanted): boolean => {
    const element = document.querySelector(selector);
    return (
      element !== null && (attribute === undefined ? element.textContent : element.getAttribute(attribute)) === value
    );
  };
  const whenEntered = (then: (startMs: number) => void): void => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter') return;
      const startMs = performance.now();
      removeEventListener('keydown', onKeyDown, true);
      then(startMs);
    };
    addEventListener('keydown', onKeyDown, true);
  };

  let armed = Promise.resolve(NaN);
  globalThis.stopwatch = {
    arm: (until, wanted) => {
      armed = new Promise((done, fail) => {
        whenEntered((startMs) => {
          const limit = setTimeout(() => {
            const missing = wanted.filter((each) => !stands(each));
            fail(new Error(`Not on screen after 10 s: ${JSON.stringify(missing)}`));
          }, 10_000);
          const finish = (): void => {
            clearTimeout(limit);
            done(performance.now() - startMs);
          };
          whenTrue(
            () => wanted.every(stands),
            () => {
              if (until === 'painted') painted(finish);
              else finish();
            },
          );
        });
      });
    },
    read: () => armed,
    navigationToPainted: (selectors) =>
      new Promise((done) => {
        const shown = (): boolean =>
          selectors.every((selector) => (document.querySelector(selector)?.textContent ?? '') !== '');
        const finish = (): void => {
          painted(() => {
            done(performance.now());
          });
        };
        if (shown()) finish();
        else whenTrue(shown, finish);
      }),
  };
}
