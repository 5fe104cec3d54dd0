import { describe, expect, test } from 'vitest';
import type { GridModel } from '../../../src/ui/grid/grid-port';
import { fillDownCells, pasteCells, type CellRange } from '../../../src/ui/grid/paste-cells';

/** Rows a, b, c, d and columns x, y, z; column x and row c take no entry. Each cell holds its own name. */
const model: GridModel = {
  label: '',
  columns: ['x', 'y', 'z'].map((id) => ({ id, title: id, widthPx: 50, align: 'start' })),
  frozenColumns: 1,
  rows: ['a', 'b', 'c', 'd'].map((code) => ({ code, level: 3, fold: 'none', foldLabel: '' })),
  cellAt: (code, columnId) => ({
    text: '~',
    edit: code + columnId,
    editable: columnId !== 'x' && code !== 'c',
    tone: '',
  }),
};

const range = (fromRow: number, fromColumn: number, toRow = fromRow, toColumn = fromColumn): CellRange => ({
  fromRow,
  toRow,
  fromColumn,
  toColumn,
});

const paste = (block: readonly (readonly string[])[], at: CellRange) =>
  pasteCells(model, block, at).map(({ code, column, text }) => `${code}${column}=${text}`);

describe('a pasted block', () => {
  test('is laid from the corner of the selection, whatever may be written to', () => {
    expect(
      paste(
        [
          ['1', '2'],
          ['3', '4'],
        ],
        range(1, 0),
      ),
    ).toEqual(['bx=1', 'by=2', 'cx=3', 'cy=4']);
  });

  test('of one value fills the whole selection', () => {
    expect(paste([['7']], range(0, 1, 1, 2))).toEqual(['ay=7', 'az=7', 'by=7', 'bz=7']);
  });

  test('is repeated when the selection is a whole multiple, each way by itself', () => {
    expect(paste([['1'], ['2']], range(0, 1, 3, 2))).toEqual([
      'ay=1',
      'az=1',
      'by=2',
      'bz=2',
      'cy=1',
      'cz=1',
      'dy=2',
      'dz=2',
    ]);
    // Three rows are no multiple of two, two columns are one of one.
    expect(paste([['1'], ['2']], range(0, 1, 2, 2))).toEqual(['ay=1', 'az=1', 'by=2', 'bz=2']);
  });

  test('larger than the selection is laid out whole', () => {
    expect(
      paste(
        [
          ['1', '2'],
          ['3', '4'],
        ],
        range(0, 1, 0, 1),
      ),
    ).toEqual(['ay=1', 'az=2', 'by=3', 'bz=4']);
  });

  test('beyond the last row or column only counts', () => {
    expect(
      paste(
        [
          ['1', '2'],
          ['3', '4'],
        ],
        range(3, 2),
      ),
    ).toEqual(['dz=1', '=', '=', '=']);
  });

  test('of many lines is counted to the last', () => {
    const cells = paste(
      Array.from({ length: 200_000 }, () => ['1']),
      range(2, 1),
    );
    expect(cells.slice(0, 3)).toEqual(['cy=1', 'dy=1', '=']);
    expect(cells).toHaveLength(200_000);
  });

  test('with lines of different lengths leaves out what is not there', () => {
    expect(paste([['1', '2'], ['3']], range(0, 1))).toEqual(['ay=1', 'az=2', 'by=3']);
  });

  test('keeps empty values: they clear', () => {
    expect(paste([['', '2']], range(0, 1))).toEqual(['ay=', 'az=2']);
  });

  test('of nothing is nothing', () => {
    expect([paste([], range(0, 0)), paste([[]], range(0, 0))]).toEqual([[], []]);
  });
});

const fill = (at: CellRange) => fillDownCells(model, at).map(({ code, column, text }) => `${code}${column}=${text}`);

describe('filling down', () => {
  test('repeats the top row of the selection, every digit of it, where one may write', () => {
    expect(fill(range(0, 0, 3, 2))).toEqual(['by=ay', 'bz=az', 'dy=ay', 'dz=az']);
  });

  test('of one row takes the row above', () => {
    expect(fill(range(1, 1, 1, 2))).toEqual(['by=ay', 'bz=az']);
  });

  test('in the first row, or where nobody may write, does nothing', () => {
    expect([fill(range(0, 1)), fill(range(2, 1)), fill(range(0, 0, 3, 0))]).toEqual([[], [], []]);
  });
});
