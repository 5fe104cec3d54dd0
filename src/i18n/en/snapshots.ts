import type { snapshots as vi } from '../vi/snapshots';

export const snapshots: typeof vi = {
  title: 'Snapshots',
};
