import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import { applyCommand, type Command } from '../../../src/domain/command';
import { documentToFile, parseDocument } from '../../../src/domain/document-file';
import type { OwnField } from '../../../src/domain/field';
import { applyPatches } from '../../../src/domain/patch';
import type { SipasYear } from '../../../src/domain/sipas';
import type { YearMap } from '../../../src/domain/year-map';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { survey } from '../../helpers/domain-rules';

const { assessment: blank, tree } = blankDocument();

const run = (document: Assessment, command: Command) => applyCommand(document, tree, command);
const refusal = (document: Assessment, command: Command) => {
  const result = run(document, command);
  return result.ok ? null : result.error.reason;
};

/** The next document; what is done can be undone, and a file holds it. */
function done(document: Assessment, command: Command): Assessment {
  const result = run(document, command);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { document: next, inverse } = result.value;
  expect(applyPatches(next, inverse)).toEqual(document);
  const again = parseDocument(JSON.parse(JSON.stringify(documentToFile(next))));
  expect(again.ok && again.value.assessment).toEqual(next);
  return next;
}

const field = (change: Partial<OwnField> = {}): OwnField => ({
  id: 'par-index/2023/',
  index: 'par-index',
  year: 2023,
  unitCount: 3,
  rows: [
    { unit: 'Huế', value: 90_0000, valueStatus: 'published', rank: 1, rankStatus: 'published', source: 'Báo cáo' },
    { unit: 'Cao Bằng', value: 80_0000, valueStatus: 'published', source: '' },
  ],
  ...change,
});

describe('own published figures', () => {
  it('are added, replaced, and go', () => {
    const added = done(blank, { type: 'saveField', field: field() });
    expect(added.fields).toEqual([field()]);
    const changed = field({ nationalMean: 85_0000 });
    const replaced = done(added, { type: 'saveField', field: changed });
    expect(replaced.fields).toEqual([changed]);
    const sipas = field({ id: 'sipas/2023/', index: 'sipas' });
    expect(done(replaced, { type: 'saveField', field: sipas }).fields).toEqual([changed, sipas]);
    expect(done(replaced, { type: 'deleteField', id: changed.id }).fields).toEqual([]);
    expect(refusal(added, { type: 'saveField', field: field() })).toBe('nothingChanged');
  });

  it('of an area stand beside those of the whole', () => {
    const area = field({ id: 'par-index/2023/1', areaCode: '1' });
    const both = done(done(blank, { type: 'saveField', field: field() }), { type: 'saveField', field: area });
    expect(both.fields.map(({ id }) => id)).toEqual(['par-index/2023/', 'par-index/2023/1']);
  });

  it.each<readonly [string, OwnField, string]>([
    ['under the id of another', field({ id: 'par-index/2022/' }), 'fieldInvalid'],
    ['above 100 %', field({ rows: [{ unit: 'Huế', value: 100_0001, source: '' }] }), 'fieldInvalid'],
    [
      'with a rank twice',
      field({
        rows: [
          { unit: 'Huế', rank: 1, source: '' },
          { unit: 'Cao Bằng', rank: 1, source: '' },
        ],
      }),
      'fieldContradicts',
    ],
    ['with more units than it has', field({ unitCount: 1 }), 'fieldContradicts'],
  ])('%s are refused', (_name, given, reason) => {
    expect(refusal(blank, { type: 'saveField', field: given })).toBe(reason);
  });

  it('that are not there cannot go', () => {
    expect(refusal(blank, { type: 'deleteField', id: 'x' })).toBe('fieldGone');
  });
});

describe('a SIPAS sheet', () => {
  const sheet = (change: Partial<SipasYear> = {}): SipasYear => ({
    year: 2023,
    components: { access: 80_0000, procedures: null, officials: null, results: null, feedback: 79_1234 },
    overall: null,
    official: false,
    ...change,
  });

  it('is kept by year', () => {
    const one = done(blank, { type: 'saveSipas', sheet: sheet() });
    const two = done(one, { type: 'saveSipas', sheet: sheet({ year: 2022, overall: 78_0000, official: true }) });
    expect(two.sipas.map(({ year }) => year)).toEqual([2023, 2022]);
    const changed = done(two, { type: 'saveSipas', sheet: sheet({ overall: 79_5000 }) });
    expect(changed.sipas[0]?.overall).toBe(79_5000);
    expect(done(changed, { type: 'deleteSipas', year: 2023 }).sipas.map(({ year }) => year)).toEqual([2022]);
  });

  it('is refused where no file could hold it', () => {
    expect(refusal(blank, { type: 'saveSipas', sheet: sheet({ overall: 100_0001 }) })).toBe('sipasInvalid');
    expect(refusal(blank, { type: 'saveSipas', sheet: sheet({ official: true }) })).toBe('sipasInvalid');
    expect(refusal(blank, { type: 'deleteSipas', year: 2023 })).toBe('sipasGone');
  });
});

describe('last year’s column', () => {
  const map: YearMap = {
    title: 'PAR INDEX 2022',
    unit: 'Lạng Sơn',
    year: 2022,
    links: [{ kind: 'same', from: ['1.1.1'], to: ['1.1.1'] }],
  };

  it('is filled in one step, with the map that it came through', () => {
    const filled = done(withEntries(blank, { '1.2.1': { lastYearScore: pts(5000) } }), {
      type: 'fillLastYear',
      map,
      rows: [
        { code: '1.1.1', score: pts(900), figures: survey(90) },
        { code: '1.2.1', score: null, figures: null },
      ],
    });
    expect(filled.entries.get('1.1.1')).toMatchObject({ lastYearScore: 900, lastYearFigures: survey(90) });
    expect(filled.entries.get('1.2.1')?.lastYearScore).toBeNull();
    expect(filled.yearMap).toEqual(map);
    const result = run(filled, { type: 'fillLastYear', map, rows: [] });
    expect(result.ok ? null : result.error).toEqual({ reason: 'nothingChanged' });
  });

  it('takes nothing that does not fit, and then nothing at all', () => {
    const rows = [
      { code: '1.1.1', score: pts(900), figures: null },
      { code: '1.1.2', score: pts(2001), figures: null },
    ];
    expect(refusal(blank, { type: 'fillLastYear', map, rows })).toBe('outOfRange');
    const unknown = [{ code: '9.9.9', score: pts(1), figures: null }];
    expect(refusal(blank, { type: 'fillLastYear', map, rows: unknown })).toBe('unknownRow');
    expect(refusal(blank, { type: 'fillLastYear', map: { ...map, title: '' }, rows: [] })).toBe('yearMapInvalid');
  });

  it('may keep a map alone, or none', () => {
    const kept = done(blank, { type: 'setYearMap', map });
    expect(done(kept, { type: 'setYearMap', map: null }).yearMap).toBeNull();
    expect(refusal(blank, { type: 'setYearMap', map: null })).toBe('nothingChanged');
  });
});

describe('a cause', () => {
  const cause = { id: 'c1', name: ' Thiếu nhân lực ', isHidden: false };

  it('is added, renamed, hidden, and goes', () => {
    const added = done(blank, { type: 'saveCause', cause });
    expect(added.causes).toEqual([{ id: 'c1', name: 'Thiếu nhân lực', isHidden: false }]);
    const hidden = done(added, { type: 'saveCause', cause: { ...cause, isHidden: true } });
    expect(hidden.causes[0]?.isHidden).toBe(true);
    expect(done(hidden, { type: 'deleteCause', id: 'c1' }).causes).toEqual([]);
  });

  it('has a name', () => {
    expect(refusal(blank, { type: 'saveCause', cause: { ...cause, name: ' ' } })).toBe('causeInvalid');
    expect(refusal(blank, { type: 'deleteCause', id: 'c1' })).toBe('causeGone');
  });
});
