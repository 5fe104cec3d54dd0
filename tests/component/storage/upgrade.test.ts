import { expect, onTestFinished, test } from 'vitest';
import { parseDocument } from '../../../src/domain/document-file';
import type { StorageMessage } from '../../../src/storage/repository';
import { createDesk } from '../../unit/storage/desk';
import { richAssessment } from '../../unit/storage/rich-assessment';
import { must, score } from '../../unit/storage/small-assessment';
import { fillVersion1, OLD_ID, OLD_REVISION, oldFiles, openVersion1 } from '../../unit/storage/version-1';
import { createBrowserStage } from './browser-stage';

test('a database of the first version is upgraded under its open tab, by two tabs at once, and nothing is lost', async () => {
  const { connect, databaseName } = createBrowserStage();
  const old = await openVersion1({ databaseName });
  await fillVersion1(old);
  onTestFinished(() => old.close());
  old.on('versionchange', () => {
    old.close();
    return false;
  });
  const [first, second] = [connect(), connect()];
  const { assessment } = must(parseDocument(oldFiles.now));
  for (const opened of await Promise.all([first.open(OLD_ID), second.open(OLD_ID)]))
    expect(must(opened)).toMatchObject({ assessment, revision: OLD_REVISION, position: 3 });
  await expect(openVersion1({ databaseName })).rejects.toMatchObject({ name: 'VersionError' });

  const desk = await createDesk(first, OLD_ID);
  await desk.do(score('1.2.1', 0.5));
  const reopened = must(await connect().open(OLD_ID));
  expect(reopened.assessment).toEqual(desk.opened.assessment);
  expect(reopened.history.map(({ patches }) => patches().ok)).toEqual([true, true, true, true]);
});

test('files and copies stand beside the document, byte for byte', async () => {
  const { connect } = createBrowserStage();
  const repository = connect();
  const { assessment } = richAssessment('A');
  const bytes = crypto.getRandomValues(new Uint8Array(65_536));
  const { id } = must(await repository.create(assessment, [{ id: 'f1', bytes: bytes.subarray(1, 60_001) }]));
  const other = connect();
  const messages: StorageMessage[] = [];
  const told = new Promise<void>((resolve) =>
    other.subscribe((message) => {
      messages.push(message);
      if (message.type === 'snapshotsChanged') resolve();
    }),
  );
  const desk = await createDesk(repository, id);
  const heading = {
    id: 's',
    name: '',
    kind: 'beforeImport',
    round: null,
    at: '2025-01-01T00:00:00.000Z',
    by: '',
  } as const;
  await desk.do({ type: 'deleteEvidence', id: 'd1' }, { snapshot: { ...heading, assessment } });
  await told;
  expect(messages.filter(({ type }) => type !== 'listChanged')).toEqual([
    expect.objectContaining({ type: 'changed', id }),
    { type: 'snapshotsChanged', id },
  ]);
  expect(must(await other.readFile(id, 'f1'))).toEqual(bytes.slice(1, 60_001));
  expect(must(await other.readSnapshot(id, 's')).assessment).toEqual(assessment);
  expect(must(await other.open(id)).assessment.evidence).toEqual([]);
});
