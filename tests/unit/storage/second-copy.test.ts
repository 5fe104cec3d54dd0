import { expect, test } from 'vitest';
import { findLostAssessments } from '../../../src/storage/lost-assessments';
import { createSecondCopy, type SecondCopy } from '../../../src/storage/second-copy';
import { assessmentTitled, must } from './small-assessment';
import { createStage } from './stage';

function memoryCopy(): SecondCopy {
  const texts = new Map<string, string>();
  return {
    write: (id, text) => Promise.resolve(texts.set(id, text).size > 0),
    list: () => Promise.resolve([...texts.keys()].map((id) => ({ id, savedAt: '2025-01-01T00:00:00.000Z' }))),
    read: (id) => Promise.resolve(texts.get(id) ?? null),
    remove: (id) => Promise.resolve(void texts.delete(id)),
  };
}

test('there is none where the platform has no private file system', () => {
  expect(createSecondCopy()).toBeNull();
});

test('a first start has lost nothing', async () => {
  expect(await findLostAssessments(createStage().connect(), memoryCopy())).toEqual({ ok: true, value: [] });
});

test('what the second copy has and an emptied database has not is lost', async () => {
  const secondCopy = memoryCopy();
  const before = createStage().connect({ secondCopy });
  const { id } = must(await before.create(assessmentTitled('A')));
  await secondCopy.write(id, '{}');
  expect(await findLostAssessments(before, secondCopy)).toEqual({ ok: true, value: [] });
  const emptied = createStage().connect({ secondCopy });
  expect(await findLostAssessments(emptied, secondCopy)).toEqual({ ok: true, value: [id] });
});

test('what was removed never comes back, not even when its copy is written once more', async () => {
  const secondCopy = memoryCopy();
  const repository = createStage().connect({ secondCopy });
  const { id } = must(await repository.create(assessmentTitled('A')));
  await secondCopy.write(id, '{}');
  must(await repository.remove(id));
  expect(await secondCopy.list()).toEqual([]);

  await secondCopy.write(id, '{}');
  expect(await findLostAssessments(repository, secondCopy)).toEqual({ ok: true, value: [] });
  expect(await secondCopy.list()).toEqual([]);
});

test('a database that does not answer has not lost anything', async () => {
  const secondCopy = memoryCopy();
  await secondCopy.write('a1', '{}');
  const repository = createStage().connect();
  repository.close();
  expect(await findLostAssessments(repository, secondCopy)).toEqual({ ok: false, error: { reason: 'unavailable' } });
  expect(await secondCopy.list()).toHaveLength(1);
});

test('a second copy that fails does not take the removal back', async () => {
  const secondCopy = { ...memoryCopy(), remove: () => Promise.reject(new Error('no')) };
  const repository = createStage().connect({ secondCopy });
  const { id } = must(await repository.create(assessmentTitled('A')));
  expect(await repository.remove(id)).toEqual({ ok: true, value: undefined });
  expect(must(await repository.list())).toEqual([]);
});
