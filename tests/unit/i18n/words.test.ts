import { afterEach, expect, test, vi } from 'vitest';
import { formatDay } from '../../../src/i18n/words';

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ['Asia/Ho_Chi_Minh', '2024-06-02'],
  ['UTC', '2024-06-01'],
  ['America/New_York', '2024-06-01'],
])('the day in the name of a file is the day in %s', (zone, expected) => {
  vi.stubEnv('TZ', zone);
  expect(formatDay('2024-06-01T17:30:00.000Z')).toBe(expected);
});
