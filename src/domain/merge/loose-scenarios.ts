import { sameValue } from '../../lib/same';
import type { Assessment } from '../assessment';
import { standsOnDocument } from '../scenario';
import type { Resolved } from './resolve';

/** Keys of scenarios that would come to stand on one that is not there. */
export function looseScenarios({ scenarios }: Assessment, resolved: readonly Resolved[]): readonly string[] {
  const brought = resolved.filter(({ place }) => place.kind === 'record' && place.list === 'scenarios');
  if (brought.length === 0) return [];
  const next = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  for (const { result } of brought) {
    const scenario = result as (typeof scenarios)[number] | null;
    if (scenario) next.set(scenario.id, scenario);
  }
  const all = [...next.values()];
  return brought.flatMap(({ key, ours, result }) => {
    const scenario = result as (typeof scenarios)[number] | null;
    return scenario && !sameValue(ours, result) && !standsOnDocument(all, scenario) ? [key] : [];
  });
}
