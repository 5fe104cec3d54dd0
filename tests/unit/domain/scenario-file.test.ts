import { describe, expect, it } from 'vitest';
import { fitScenario, parseScenarioFile, scenarioToFile, type ScenarioFile } from '../../../src/domain/scenario-file';
import { readScenarioFile, serializeScenario } from '../../../src/exchange/scenario-file';
import { blankDocument, pts, scenario, withEntries } from '../../helpers/domain';

const { assessment: blank, tree } = blankDocument();
const base = scenario('a', 'Nền', [{ code: '1.1.1', selfScore: pts(900), from: null }]);
const upper = {
  ...scenario('b', 'Lạc quan', [{ code: '2.2', selfScore: pts(3_0000), from: pts(1) }]),
  basedOn: 'a',
};
const assessment = { ...withEntries(blank, { '2.2': { selfScore: pts(1) } }), scenarios: [base, upper] };

const file = (): ScenarioFile => {
  const parsed = parseScenarioFile(scenarioToFile(assessment, tree, upper));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('a scenario by itself', () => {
  it('carries what it goes on from, names for readers, and comes back as the same changes', () => {
    const { name, changes, unit, year } = file();
    expect([name, unit, year]).toEqual(['Lạc quan', assessment.head.unit, assessment.head.year]);
    expect(changes).toEqual([
      { code: '1.1.1', name: 'Mục 1.1.1', selfScore: pts(900), from: null },
      { code: '2.2', name: 'Mục 2.2', selfScore: pts(3_0000), from: pts(1) },
    ]);
    expect(fitScenario(assessment, tree, file())).toEqual({
      changes: [
        { code: '1.1.1', selfScore: pts(900), from: null },
        { code: '2.2', selfScore: pts(3_0000), from: pts(1) },
      ],
      misfits: [],
      isForeign: false,
    });
  });

  it('is a small readable file', () => {
    const text = serializeScenario(assessment, tree, upper);
    expect(text.startsWith('{\n  "format": "par-workbench-scenario",\n  "formatVersion": 1,\n')).toBe(true);
    expect(readScenarioFile(new TextEncoder().encode(text))).toEqual({ ok: true, value: file() });
  });

  it('of elsewhere says so, and what does not fit is listed and not taken', () => {
    const other = {
      ...file(),
      unit: 'Cao Bằng',
      changes: [
        { code: '1.1.1', name: 'A', selfScore: pts(1001) },
        { code: '9.9.9', name: 'B', selfScore: pts(1) },
        { code: '1.1', name: 'C', selfScore: pts(1) },
        { code: '2.2', name: 'D', selfScore: pts(2) },
      ],
    };
    expect(fitScenario(assessment, tree, other)).toEqual({
      changes: [{ code: '2.2', selfScore: pts(2) }],
      misfits: [
        { code: '1.1.1', name: 'A', selfScore: pts(1001), reason: 'aboveMaximum', maximum: pts(1000) },
        { code: '9.9.9', name: 'B', selfScore: pts(1), reason: 'rowGone' },
        { code: '1.1', name: 'C', selfScore: pts(1), reason: 'rowGone' },
      ],
      isForeign: true,
    });
  });
});

describe('what is no scenario', () => {
  const raw = () => scenarioToFile(assessment, tree, upper) as Record<string, unknown>;

  it.each([
    [null, { reason: 'notAScenario' }],
    [{ format: 'par-workbench-assessment' }, { reason: 'notAScenario' }],
    [{ ...raw(), formatVersion: 'x' }, { reason: 'noVersion' }],
    [
      { ...raw(), formatVersion: 2 },
      { reason: 'newerVersion', found: 2, supported: 1 },
    ],
    [
      { ...raw(), extra: 1 },
      { reason: 'malformed', path: ['extra'] },
    ],
    [
      { ...raw(), changes: [{ code: '1.1.1', name: '', selfScore: 'x' }] },
      { reason: 'malformed', code: '1.1.1' },
    ],
  ])('case %#', (value, failure) => {
    expect(parseScenarioFile(value)).toMatchObject({ ok: false, error: failure });
  });

  it('is read as bytes with the reasons of any file', () => {
    expect(readScenarioFile(bytes({ format: 'x' }))).toMatchObject({ error: { reason: 'notAScenario' } });
    expect(readScenarioFile(new TextEncoder().encode('{'))).toMatchObject({ error: { reason: 'notJson' } });
    expect(readScenarioFile(new Uint8Array())).toMatchObject({ error: { reason: 'emptyFile' } });
  });
});
