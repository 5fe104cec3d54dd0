import { foldText } from '../../../lib/text';

/** Says what it is, of which scenario and year, without marks that other systems garble. */
export function scenarioFileName(name: string, prefix: string, year: number): string {
  const plain = foldText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return `${[prefix, plain, String(year)].filter((part) => part !== '').join('-')}.json`;
}
