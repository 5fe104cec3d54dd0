import type { register as vi } from '../vi/register';

export const register: typeof vi = {
  title: 'Evidence register',
};
