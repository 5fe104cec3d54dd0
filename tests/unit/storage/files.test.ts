import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import type { Command } from '../../../src/domain/command';
import type { StoredFile } from '../../../src/storage/repository';
import { proofDocument } from '../../helpers/domain-filled';
import { createDesk } from './desk';
import { fillDiskFor } from './full-disk';
import { richAssessment } from './rich-assessment';
import { assessmentTitled, must, score } from './small-assessment';
import { createStage, prepareStage } from './stage';

const bytesOf = (...values: number[]): Uint8Array => Uint8Array.from(values);

const file = (id: string, ...values: number[]): StoredFile => ({ id, bytes: bytesOf(...values) });

const saveWith = (id: string, fileId: string): Command => ({
  type: 'saveEvidence',
  document: proofDocument(id, '', { file: { id: fileId, name: 'a.pdf', type: '', bytes: 3 } }),
});

/** A document whose register names the file f1. */
const rich = (title = 'A'): Assessment => richAssessment(title).assessment;

describe('the bytes of a file', () => {
  test('come back identical, and no others with them', async () => {
    const { connect, raw } = createStage();
    const repository = connect();
    const every = Uint8Array.from({ length: 1024 }, (_, at) => at % 256);
    const view = every.subarray(100, 400);
    const { id } = must(await repository.create(rich(), [{ id: 'f1', bytes: view }, file('empty')]));
    const desk = await createDesk(repository, id);
    await desk.do(saveWith('d2', 'f2'), { files: [file('f2', 0, 255, 13, 10)] });
    view.fill(7);

    const other = connect();
    const expected = Uint8Array.from({ length: 300 }, (_, at) => (at + 100) % 256);
    expect(must(await other.readFile(id, 'f1'))).toEqual(expected);
    expect(must(await other.readFile(id, 'f2'))).toEqual(bytesOf(0, 255, 13, 10));
    const row = (await raw((dexie) => dexie.table('files').get([id, 'f1']))) as { bytes: Uint8Array };
    expect(row.bytes.buffer.byteLength).toBe(300);
  });

  test('are null where there are none, and corrupt where there is something else', async () => {
    const { repository, id, raw } = await prepareStage();
    expect(must(await repository.readFile(id, 'f1'))).toBeNull();
    await raw((dexie) => dexie.table('files').add({ assessmentId: id, id: 'f1', bytes: 'text' }));
    expect(await repository.readFile(id, 'f1')).toEqual({ ok: false, error: { reason: 'corrupt', failure: null } });
  });

  test('never change under an id that stands', async () => {
    const { connect } = createStage();
    const repository = connect();
    const twice = [file('f1', 1), file('f1', 9)];
    const { id } = must(await repository.create(rich(), twice));
    const desk = await createDesk(repository, id);
    const saved = await desk.do(saveWith('d2', 'f2'), { files: [file('f1', 7, 7), file('f2', 2)] });
    expect(must(await repository.readFile(id, 'f1'))).toEqual(bytesOf(1));
    await desk.undo(saved);
    await desk.do(saveWith('d3', 'f2'), { files: [file('f2', 8)] });
    expect(must(await repository.readFile(id, 'f2'))).toEqual(bytesOf(2));
  });

  test('that find no room take the whole commit or the whole assessment with them', async () => {
    const { repository, desk, allRows, id } = await prepareStage();
    const before = await allRows();
    const end = fillDiskFor('files');
    const quota = { ok: false, error: { reason: 'quota' } };
    await expect(desk.do(saveWith('d2', 'f2'), { files: [file('f2', 1)] })).rejects.toThrow('quota');
    expect(await repository.create(rich('B'), [file('f1', 1)])).toEqual(quota);
    end();
    expect(await allRows()).toEqual(before);
    await desk.do(saveWith('d2', 'f2'), { files: [file('f2', 1)] });
    expect(must(await repository.readFile(id, 'f2'))).toEqual(bytesOf(1));
  });

  test('go with their assessment, and with no other', async () => {
    const { connect, raw } = createStage();
    const repository = connect();
    const [kept, gone] = [
      must(await repository.create(rich(), [file('f1', 1)])),
      must(await repository.create(rich(), [file('f1', 2)])),
    ];
    must(await repository.remove(gone.id));
    expect(must(await repository.readFile(gone.id, 'f1'))).toBeNull();
    expect(must(await repository.readFile(kept.id, 'f1'))).toEqual(bytesOf(1));
    expect(await raw((dexie) => dexie.table('files').count())).toBe(1);
  });
});

describe('the first opening', () => {
  /** A file attached and taken back, so that only a step that can be done again names it. */
  async function unnamedStage() {
    const stage = createStage();
    const repository = stage.connect();
    const { id } = must(await repository.create(rich(), [file('f1', 1)]));
    const other = must(await repository.create(assessmentTitled('B'), [file('stray', 1)]));
    const desk = await createDesk(repository, id);
    await desk.undo(await desk.do(saveWith('d2', 'f2'), { files: [file('f2', 2)] }));
    const fileKeys = () => stage.raw((dexie) => dexie.table('files').toCollection().primaryKeys());
    const strays = [other.id, 'stray'];
    return { ...stage, repository, id, desk, fileKeys, strays };
  }

  test('keeps files that the register, a step or a copy names', async () => {
    const { connect, repository, id, desk, fileKeys, strays } = await unnamedStage();
    const heading = { id: 'c', name: '', kind: 'named', round: null, at: '2025-02-03T04:05:06.000Z', by: '' } as const;
    must(await connect().open(id));
    expect(await fileKeys()).toEqual([[id, 'f1'], [id, 'f2'], strays]);

    const copied = { ...desk.opened.assessment, evidence: [...desk.opened.assessment.evidence] };
    const withFile = proofDocument('d3', '', { file: { id: 'f2', name: 'a', type: '', bytes: 1 } });
    const assessment = { ...copied, evidence: [...copied.evidence, withFile] };
    must(await repository.keepSnapshot(id, { ...heading, assessment }));
    await desk.do(score('1.2', 0.01)); // drops the step that could have been done again
    await desk.do({ type: 'deleteEvidence', id: 'd1' });
    must(await connect().open(id));
    expect(await fileKeys()).toEqual([[id, 'f1'], [id, 'f2'], strays]);
    must(await repository.removeSnapshot(id, 'c'));
    must(await connect().open(id));
    expect(await fileKeys()).toEqual([[id, 'f1'], strays]);
  });

  test('deletes what nothing names, of that assessment alone; later openings delete nothing', async () => {
    const { connect, repository, id, desk, fileKeys, strays } = await unnamedStage();
    await desk.do(score('1.2', 0.01));
    // This repository has opened it before: a gesture of its own may still name the file again.
    must(await repository.open(id));
    expect(await fileKeys()).toEqual([[id, 'f1'], [id, 'f2'], strays]);
    const opened = must(await connect().open(id));
    expect(opened.assessment).toEqual(desk.opened.assessment);
    expect(await fileKeys()).toEqual([[id, 'f1'], strays]);
    expect(must(await repository.readFile(id, 'f1'))).toEqual(bytesOf(1));
  });

  test('opens although nothing may be deleted', async () => {
    const { connect, raw, id, desk, fileKeys } = await unnamedStage();
    await desk.do(score('1.2', 0.01));
    await raw((dexie) => dexie.table('meta').put({ key: 'schemaNumber', value: 99 }));
    expect(must(await connect().open(id)).assessment).toEqual(desk.opened.assessment);
    expect(await fileKeys()).toHaveLength(3);
  });
});
