import type { checks as vi } from '../vi/checks';

export const checks: typeof vi = {
  title: 'Checks',
};
