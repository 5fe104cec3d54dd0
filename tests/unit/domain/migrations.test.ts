import { describe, expect, it } from 'vitest';
import assessmentV1 from '../../fixtures/assessment-v1.json';
import assessmentV2 from '../../fixtures/assessment-v2.json';
import assessmentV3 from '../../fixtures/assessment-v3.json';
import assessmentV4 from '../../fixtures/assessment-v4.json';
import { FORMAT_VERSION } from '../../../src/domain/assessment';
import { blankEntry } from '../../../src/domain/entry';
import { documentToFile, parseDocument } from '../../../src/domain/document-file';
import { migrateToCurrent, migrations } from '../../../src/domain/migrations';
import { INITIAL_PROCESS } from '../../../src/domain/process';
import { INITIAL_STUDIO } from '../../../src/domain/studio';

/** One frozen file of every version ever released. Never edit one; add the next. */
const frozen: Readonly<Record<number, unknown>> = {
  1: assessmentV1,
  2: assessmentV2,
  3: assessmentV3,
  4: assessmentV4,
};

describe('migrations', () => {
  it('are gap-free and lead to the current version', () => {
    expect(migrations.map((migration) => migration.from)).toEqual(migrations.map((_, index) => index + 1));
    expect(migrations.length).toBe(FORMAT_VERSION - 1);
    expect(new Set(migrations.map((migration) => migration.name)).size).toBe(migrations.length);
  });

  it('have a frozen file of every version', () => {
    expect(Object.keys(frozen).map(Number)).toEqual(Array.from({ length: FORMAT_VERSION }, (_, index) => index + 1));
    for (const [version, file] of Object.entries(frozen))
      expect(file).toMatchObject({ format: 'par-workbench-assessment', formatVersion: Number(version) });
  });

  it.each(Object.keys(frozen))('version %s opens, with what its user typed', (version) => {
    const parsed = parseDocument(frozen[Number(version)]);
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
    const { head, entries, scenarios } = parsed.value.assessment;
    expect(head).toMatchObject({ title: 'PAR INDEX 2023 – Lạng Sơn', unit: 'Lạng Sơn', year: 2023 });
    expect(entries.get('1.1.1')).toMatchObject({ selfScore: 1000, checked: true, note: 'Đã có quyết định ban hành.' });
    expect(entries.get('1.1.2')).toMatchObject({ selfScore: null, appraisedScore: null, lastYearScore: 1750 });
    expect(entries.get('2.2')).toMatchObject({ selfScore: 2_9946, leadDepartment: 'STC' });
    expect(scenarios[0]).toEqual({
      id: 'k1',
      name: 'Lạc quan',
      createdAt: '2024-01-20T03:04:05.678Z',
      changes: [{ code: '2.1.1', selfScore: 8_5000 }],
    });
  });

  it('version 1 comes without figures, evidence or rounds, and nothing is made up', () => {
    const parsed = parseDocument(assessmentV1);
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
    const { process, adjustments, evidence, entries } = parsed.value.assessment;
    expect([process, adjustments, evidence]).toEqual([INITIAL_PROCESS, [], []]);
    for (const entry of entries.values())
      expect(entry).toEqual({
        ...blankEntry(entry.code, entry.leadDepartment),
        selfScore: entry.selfScore,
        appraisedScore: entry.appraisedScore,
        lastYearScore: entry.lastYearScore,
        checked: entry.checked,
        note: entry.note,
      });
  });

  it('version 1 does not take what only later versions have', () => {
    const [first, ...others] = assessmentV1.entries;
    const early = { ...assessmentV1, entries: [{ ...first, figures: { type: 'levels', level: 0 } }, ...others] };
    // The gate judges it, and it does not fit the rule; it is not dropped unseen.
    expect(parseDocument(early)).toMatchObject({ ok: false, error: { reason: 'figuresDoNotFit', code: '1.1.1' } });
  });

  it('a file of the current version is written as it was read', () => {
    const file = frozen[FORMAT_VERSION];
    const parsed = parseDocument(file);
    expect(parsed.ok && documentToFile(parsed.value.assessment)).toEqual(file);
  });

  it('version 2 comes with the settings of a new assessment, no plan, and no chances of its own', () => {
    const parsed = parseDocument(assessmentV2);
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
    const { studio, plan, fields, sipas, causes, yearMap, entries } = parsed.value.assessment;
    expect([studio, plan, fields, sipas, causes, yearMap]).toEqual([INITIAL_STUDIO, [], [], [], [], null]);
    for (const { acceptancePercent, refusedScore, effortDays } of entries.values())
      expect([acceptancePercent, refusedScore, effortDays]).toEqual([null, null, null]);
  });

  it('version 3 comes without workspace, hand-outs and merges, and with all else as it was', () => {
    const parsed = parseDocument(assessmentV3);
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
    expect(documentToFile(parsed.value.assessment)).toEqual({
      ...assessmentV3,
      formatVersion: FORMAT_VERSION,
      workspace: null,
      handouts: [],
      merges: [],
    });
  });

  it('leave the raw file as it is', () => {
    const before = JSON.stringify(assessmentV1);
    const migrated = migrateToCurrent(assessmentV1);
    expect(migrated.ok && migrated.value).toMatchObject({ formatVersion: FORMAT_VERSION });
    expect(JSON.stringify(assessmentV1)).toBe(before);
  });
});
