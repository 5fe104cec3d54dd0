import type { item as vi } from '../vi/item';

export const item: typeof vi = {
  title: 'Item form',
};
