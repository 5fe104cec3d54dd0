import type { StorageFailure } from '../storage/repository';

/** Why storage refused; ui turns it into words. */
export type StorageFailureView = StorageFailure;

export type SaveState =
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly failure: StorageFailure; readonly unsaved: number }
  | { readonly state: 'readonly' };

/** What the user may believe about their work: "saved" only after the transaction completed. */
export class SaveStatus {
  current = $state.raw<SaveState>({ state: 'saving' });

  constructor(savedAt: string) {
    this.current = { state: 'saved', at: savedAt };
  }
}
