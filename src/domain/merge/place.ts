import type { MergePlace } from '../merge-record';

/** One name for a place, the same in every file. */
export function keyOfPlace(place: MergePlace): string {
  switch (place.kind) {
    case 'row':
      return `row/${place.code}/${place.slot}/${place.element}`;
    case 'record':
      return `record/${place.list}/${place.id}`;
    case 'setting':
      return `setting/${place.name}`;
  }
}

/** One name for what one file says of a place. */
export const keyOfIncoming = (fileId: string, key: string): string => `${fileId}|${key}`;
