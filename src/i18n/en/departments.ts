import type { departments as vi } from '../vi/departments';

export const departments: typeof vi = {
  title: 'Departments and assignment',
};
