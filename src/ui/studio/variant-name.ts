import type { StudioWords } from '../../i18n/studio-words';
import type { Variant } from '../../state/studio.svelte';

export const variantName = ({ kind, scenario }: Pick<Variant, 'kind' | 'scenario'>, words: StudioWords): string =>
  scenario?.name ?? (kind === 'whatIf' ? words.whatIf : words.now);
