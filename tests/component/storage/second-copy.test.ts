import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { findLostAssessments } from '../../../src/storage/lost-assessments';
import { createSecondCopy, type SecondCopy } from '../../../src/storage/second-copy';
import { assessmentTitled, must } from '../../unit/storage/small-assessment';
import { createBrowserStage } from './browser-stage';

describe('the second copy in the private file system', () => {
  async function emptyCopy(): Promise<SecondCopy> {
    const secondCopy = createSecondCopy();
    if (!secondCopy) throw new Error('no private file system in this browser');
    const empty = async (): Promise<void> => {
      for (const { id } of await secondCopy.list()) await secondCopy.remove(id);
    };
    await empty();
    onTestFinished(empty);
    return secondCopy;
  }

  test('keeps the last text of each assessment', async () => {
    const secondCopy = await emptyCopy();
    const startedMs = Date.now();
    expect(await secondCopy.write('a1', 'cũ, và dài hơn')).toBe(true);
    expect(await secondCopy.write('a1', 'mới')).toBe(true);
    expect(await secondCopy.write('a/2 é', '{}')).toBe(true);
    const copies = await createSecondCopy()!.list();
    expect(copies.map(({ id }) => id).sort()).toEqual(['a/2 é', 'a1']);
    // File systems keep whole seconds at the worst.
    for (const { savedAt } of copies) expect(Date.parse(savedAt)).toBeGreaterThan(startedMs - 2000);
    expect(await secondCopy.read('a1')).toBe('mới');
    expect(await secondCopy.read('a/2 é')).toBe('{}');
    expect(await secondCopy.read('nobody')).toBeNull();
    await secondCopy.remove('a1');
    await secondCopy.remove('nobody');
    expect(await secondCopy.read('a1')).toBeNull();
    expect(await secondCopy.list()).toHaveLength(1);
  });

  test('of writes at once the last asked for stands', async () => {
    const secondCopy = await emptyCopy();
    const long = 'x'.repeat(2_000_000);
    await Promise.all([secondCopy.write('a1', long), secondCopy.write('a1', 'short')]);
    expect(await secondCopy.read('a1')).toBe('short');
  });

  test('a write that fails leaves the old text and says so', async () => {
    const secondCopy = await emptyCopy();
    await secondCopy.write('a1', 'old');
    const broken = vi.spyOn(FileSystemWritableFileStream.prototype, 'close').mockRejectedValue(new Error('full'));
    onTestFinished(() => {
      broken.mockRestore();
    });
    expect(await secondCopy.write('a1', 'new')).toBe(false);
    expect(await secondCopy.write('a2', 'first')).toBe(false);
    broken.mockRestore();
    expect(await secondCopy.read('a1')).toBe('old');
    expect((await secondCopy.list()).map(({ id }) => id)).toEqual(['a1']);
  });

  test('tells what an emptied database lost, and forgets what was removed', async () => {
    const secondCopy = await emptyCopy();
    const repository = createBrowserStage().connect(secondCopy);
    const kept = must(await repository.create(assessmentTitled('A')));
    const removed = must(await repository.create(assessmentTitled('B')));
    await secondCopy.write(kept.id, '{}');
    await secondCopy.write(removed.id, '{}');
    must(await repository.remove(removed.id));
    expect(must(await findLostAssessments(repository, secondCopy))).toEqual([]);
    const emptied = createBrowserStage().connect(secondCopy);
    expect(must(await findLostAssessments(emptied, secondCopy))).toEqual([kept.id]);
  });
});
