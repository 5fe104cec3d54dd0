import { afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CreateGrid } from '../../src/ui/grid/grid-port';
import { allColumns, allRows, createSheet, foldedRows } from './sheet';

/** How a hand does with one implementation what the port does not name. */
export interface GridDriver {
  /** Whether a cell is open for editing. */
  readonly isEditing: () => boolean;
  /** Text in the open editor. */
  readonly editedText: () => string;
  /** Texts that the open editor offers to choose from. */
  readonly offered: () => readonly string[];
  readonly header: (container: HTMLElement, columnId: string) => HTMLElement;
  readonly resizeColumn: (container: HTMLElement, columnId: string, byPx: number) => Promise<void>;
  /** Drags a column by its header to before another one. */
  readonly moveColumn: (container: HTMLElement, columnId: string, before: string) => Promise<void>;
}

/** What every implementation of the grid port must do. */
export function describeGridContract(name: string, createGrid: CreateGrid, driver: GridDriver): void {
  describe(`${name} keeps the contract of the grid:`, () => {
    const said: unknown[] = [];

    beforeAll(() => page.viewport(1280, 720));

    beforeEach(() => {
      said.length = 0;
      for (const way of ['warn', 'error'] as const)
        vi.spyOn(console, way).mockImplementation((...given) => void said.push(given));
    });

    afterEach(() => {
      vi.restoreAllMocks();
      expect(said).toEqual([]);
    });

    function mountGrid(given: Readonly<Record<string, string>> = {}, rows = allRows, columns = allColumns) {
      const sheet = createSheet(given);
      const container = document.createElement('div');
      container.className = 'grid-host';
      container.style.cssText = 'width: 900px; height: 420px';
      document.body.append(container);
      const grid = createGrid(container, sheet.model(rows, columns), sheet.events);
      let isAlive = true;
      const destroy = (): void => {
        if (isAlive) grid.destroy();
        isAlive = false;
      };
      onTestFinished(() => {
        destroy();
        container.remove();
      });
      const cell = (code: string, columnId: string): HTMLElement => {
        const found = container.querySelectorAll<HTMLElement>(`[data-code="${code}"][data-column="${columnId}"]`);
        // Frozen columns may be there twice, one behind the other: the one that a pointer meets.
        const shown = [...found].find((each) => {
          const { left, top, width, height } = each.getBoundingClientRect();
          return each.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        });
        if (!shown) throw new Error(`No cell ${code} ${columnId}`);
        return shown;
      };
      const text = (code: string, columnId: string): string => cell(code, columnId).textContent;
      const codes = (): readonly string[] => [
        ...new Set(
          [...container.querySelectorAll<HTMLElement>('[data-column="score"][data-code]')].map(
            (each) => each.dataset.code ?? '',
          ),
        ),
      ];
      const at = (code: string, columnId: string): void => {
        expect(grid.select(code, columnId, true)).toBe(true);
        sheet.asked.selections.length = 0;
      };
      return { ...sheet, container, grid, cell, text, codes, at, destroy };
    }

    const type = (keys: string): Promise<void> => userEvent.keyboard(keys);

    function paste(textPlain: string, html?: string): void {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', textPlain);
      if (html !== undefined) clipboardData.setData('text/html', html);
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }

    function take(kind: 'copy' | 'cut'): string {
      const clipboardData = new DataTransfer();
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new ClipboardEvent(kind, { clipboardData, bubbles: true, cancelable: true }));
      return clipboardData.getData('text/plain');
    }

    describe('it shows', () => {
      test('every cell of the model under its code and column, with its text and hint', () => {
        const { cell, text, codes } = mountGrid();
        expect(codes()).toEqual(allRows.map(({ code }) => code));
        expect(text('1.1.1', 'score')).toBe('≈ 0,12');
        expect(text('1.1.1', 'status')).toBe('Đã chấm');
        expect(text('1.1', 'code')).toBe('1.1');
        expect(text('1.2.2', 'note')).toBe('');
        expect(cell('1.1.1', 'score').title).toBe('1.1.1 score');
        expect(cell('1.1.1', 'score').dataset.look?.split(' ')).toContain('estimate');
        expect(cell('1.1', 'score').getAttribute('aria-readonly')).toBe('true');
        expect(cell('1.1.1', 'score').getAttribute('aria-readonly')).not.toBe('true');
        // Looks are the model's: nothing is dimmed but by its tone.
        expect(getComputedStyle(cell('1.1', 'name')).color).toBe(getComputedStyle(document.body).color);
      });

      test('column titles, with the number columns at the end of their cells', () => {
        const { container, cell } = mountGrid();
        expect(allColumns.map(({ id }) => driver.header(container, id).textContent)).toEqual(
          allColumns.map(({ title }) => title),
        );
        expect(['end', 'right']).toContain(getComputedStyle(cell('1.1.1', 'score')).textAlign);
        expect(['start', 'left']).toContain(getComputedStyle(cell('1.1.1', 'note')).textAlign);
      });

      test('the next model at once', () => {
        const { grid, model, set, text, cell } = mountGrid();
        set('1.1.1', 'score', '0,3');
        set('1.1', 'score', '9,9');
        grid.update(model());
        expect([text('1.1.1', 'score'), text('1.1', 'score')]).toEqual(['≈ 0,3', '≈ 9,9']);
        expect(cell('1.1.1', 'score').dataset.look?.split(' ')).toContain('estimate');
      });

      test('other rows and columns', () => {
        const { grid, model, container, codes, text } = mountGrid();
        grid.update(model(foldedRows));
        expect(codes()).toEqual(foldedRows.map(({ code }) => code));
        expect(text('1.2.1', 'name')).toBe('Mục 1.2.1');
        grid.update(
          model(
            allRows,
            allColumns.filter(({ id }) => id !== 'other'),
          ),
        );
        expect(container.querySelector('[data-column="other"]')).toBeNull();
        expect(text('1.1.1', 'status')).toBe('Đã chấm');
        const renamed = allColumns.map((column) => ({ ...column, title: `${column.title}!` }));
        grid.update(model(allRows, renamed));
        expect(driver.header(container, 'other').textContent).toBe('Thẩm định!');
      });

      test('texts with marks of HTML as they are', async () => {
        const harm = '<img src=x onerror="window.harmed = true"><b>x</b> & "y"';
        const columns = allColumns.map((column) =>
          column.id === 'other'
            ? { ...column, title: harm }
            : column.id === 'status'
              ? { ...column, options: [harm, 'Đã chấm'] }
              : column,
        );
        const { text, container, grid, model, at } = mountGrid(
          { '1.1.1 note': harm, '1 name': harm },
          allRows,
          columns,
        );
        expect([text('1.1.1', 'note'), text('1', 'name')]).toEqual([harm, harm]);
        expect(driver.header(container, 'other').textContent).toBe(harm);
        grid.update(model(foldedRows, columns));
        grid.update(model(allRows, columns));
        expect(text('1.1.1', 'note')).toBe(harm);
        at('1.1.1', 'status');
        await type('{F2}');
        expect(driver.offered()).toContain(harm);
        expect(document.querySelector('img, .grid-host b')).toBeNull();
        expect('harmed' in window).toBe(false);
      });
    });

    describe('typing', () => {
      test('replaces, Enter hands on what was typed and goes down; nothing is written by the grid itself', async () => {
        const { at, asked, text } = mountGrid();
        at('1.1.1', 'score');
        await type('0,5{Enter}');
        expect(asked.edits).toEqual([{ gesture: 'type', cells: [{ code: '1.1.1', column: 'score', text: '0,5' }] }]);
        await expect.poll(() => asked.selections.at(-1)).toEqual({ code: '1.1.2', columnId: 'score' });
        expect(driver.isEditing()).toBe(false);
        expect(text('1.1.1', 'score')).toBe('≈ 0,12');
      });

      test('shows the new text once the model has it', async () => {
        const { at, asked, text, grid, model, set } = mountGrid();
        at('1.1.1', 'score');
        await type('0,5{Enter}');
        expect(asked.edits).toHaveLength(1);
        set('1.1.1', 'score', '0,5');
        grid.update(model());
        expect(text('1.1.1', 'score')).toBe('≈ 0,5');
      });

      test('Tab hands on and goes right, Shift and Tab left', async () => {
        const { at, asked } = mountGrid();
        at('1.1.1', 'score');
        await type('1{Tab}');
        expect(asked.edits.at(-1)?.cells).toEqual([{ code: '1.1.1', column: 'score', text: '1' }]);
        await expect.poll(() => asked.selections.at(-1)).toEqual({ code: '1.1.1', columnId: 'other' });
        await type('2{Shift>}{Tab}{/Shift}');
        expect(asked.edits.at(-1)?.cells).toEqual([{ code: '1.1.1', column: 'other', text: '2' }]);
        await expect.poll(() => asked.selections.at(-1)).toEqual({ code: '1.1.1', columnId: 'score' });
      });

      test('Esc leaves everything as it was', async () => {
        const { at, asked, text } = mountGrid();
        at('1.1.1', 'score');
        await type('9,9');
        expect(driver.isEditing()).toBe(true);
        await type('{Escape}');
        expect(driver.isEditing()).toBe(false);
        expect([asked.edits, text('1.1.1', 'score')]).toEqual([[], '≈ 0,12']);
      });

      test('F2 edits every digit of what stands there; unchanged it is no edit', async () => {
        const { at, asked } = mountGrid();
        at('1.1.1', 'score');
        await type('{F2}');
        expect(driver.editedText()).toBe('0,1234');
        await type('{Enter}');
        expect(driver.isEditing()).toBe(false);
        expect(asked.edits).toEqual([]);
        at('1.1.1', 'score');
        await type('{F2}{Backspace}5{Enter}');
        expect(asked.edits).toEqual([{ gesture: 'type', cells: [{ code: '1.1.1', column: 'score', text: '0,1235' }] }]);
      });

      test('what an input method mends by Backspace and new letters arrives composed', async () => {
        const { at, asked } = mountGrid();
        at('1.1.2', 'note');
        await type('Quyee{Backspace}{Backspace}ê{Backspace}ế');
        await type('t d{Backspace}đinh{Backspace}{Backspace}{Backspace}ịnh{Enter}');
        const text = asked.edits[0]?.cells[0]?.text;
        expect(text).toBe('Quyết định');
        expect(text).toBe(text?.normalize('NFC'));
        expect(asked.edits).toHaveLength(1);
      });

      test('goes on in the same cell after the model was repainted under it', async () => {
        const { at, asked, grid, model, set } = mountGrid();
        at('1.1.1', 'note');
        await type('ab');
        set('1.2.1', 'score', '0,7'); // another tab
        grid.update(model());
        await type('c{Enter}');
        expect(asked.edits).toEqual([{ gesture: 'type', cells: [{ code: '1.1.1', column: 'note', text: 'abc' }] }]);
      });
    });

    describe('Delete', () => {
      test('clears the selected cells that may be written to, in one gesture', async () => {
        const { at, asked, text } = mountGrid();
        at('1.1.1', 'score');
        await type('{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Delete}');
        expect(asked.edits).toEqual([
          {
            gesture: 'clear',
            cells: [
              { code: '1.1.1', column: 'score', text: '' },
              { code: '1.1.2', column: 'score', text: '' },
            ],
          },
        ]);
        expect(text('1.1.1', 'score')).toBe('≈ 0,12');
      });
    });

    describe('a cell that nobody may write to', () => {
      test.each([
        ['1.1', 'score'],
        ['1.1.1', 'name'],
        ['total', 'score'],
      ])('%s %s does not open, and each try is told', async (code, columnId) => {
        const { at, asked } = mountGrid();
        at(code, columnId);
        await type('5');
        expect(driver.isEditing()).toBe(false);
        await type('{F2}');
        expect(driver.isEditing()).toBe(false);
        expect(asked.readOnly).toEqual([
          { code, columnId },
          { code, columnId },
        ]);
        await type('{Delete}');
        expect(asked.edits).toEqual([]);
      });

      test('that becomes one while somebody types in it closes, and that is told', async () => {
        const { at, asked, grid, model, lock, text } = mountGrid();
        at('1.1.1', 'score');
        await type('0,5');
        expect(driver.isEditing()).toBe(true);
        lock('score');
        grid.update(model());
        await expect.poll(() => asked.readOnly).toEqual([{ code: '1.1.1', columnId: 'score' }]);
        expect([driver.isEditing(), text('1.1.1', 'score'), asked.edits]).toEqual([false, '≈ 0,12', []]);
      });

      test('of others says nothing while one only moves about and copies', async () => {
        const { at, asked } = mountGrid();
        at('1.1', 'score');
        await type('{ArrowDown}{ArrowRight}{ArrowUp}{Shift>}{ArrowUp}{/Shift}{Escape}{Control>}c{/Control}');
        expect(asked.readOnly).toEqual([]);
      });
    });

    describe('a row that is asked for', () => {
      test.each(['code', 'name'])('opens by Enter on its %s, and the cursor stays', async (columnId) => {
        const { at, asked } = mountGrid();
        at('1.1.2', columnId);
        await type('{Enter}');
        expect(asked.opened).toEqual(['1.1.2']);
        expect(asked.selections.filter((selection) => selection?.code !== '1.1.2')).toEqual([]);
      });

      test('opens by a double click on code or name, not on a cell for entries', async () => {
        const { cell, asked } = mountGrid();
        await userEvent.dblClick(cell('1.1.1', 'name'));
        await userEvent.dblClick(cell('1.1.2', 'code'));
        expect(asked.opened).toEqual(['1.1.1', '1.1.2']);
        await userEvent.dblClick(cell('1.1.1', 'score'));
        expect(asked.opened).toHaveLength(2);
      });

      test('is not asked for by Enter elsewhere, which moves down', async () => {
        const { at, asked } = mountGrid();
        at('1.1.1', 'score');
        await type('{Enter}');
        expect(asked.opened).toEqual([]);
        expect(asked.selections.at(-1)).toEqual({ code: '1.1.2', columnId: 'score' });
      });

      test('is told with all others that hold a selected cell', async () => {
        const { at, asked } = mountGrid();
        at('1.1.1', 'score');
        await type('{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
        expect(asked.rows.at(-1)).toEqual(['1.1.1', '1.1.2']);
      });
    });

    describe('the clipboard', () => {
      test('a pasted block arrives as one gesture, with the cells that nobody may write to', () => {
        const { at, asked, text } = mountGrid();
        at('1.1', 'score');
        paste('1\t2\r\n0,75\t"hai\nba"');
        expect(asked.edits).toEqual([
          {
            gesture: 'paste',
            cells: [
              { code: '1.1', column: 'score', text: '1' },
              { code: '1.1', column: 'other', text: '2' },
              { code: '1.1.1', column: 'score', text: '0,75' },
              { code: '1.1.1', column: 'other', text: 'hai\nba' },
            ],
          },
        ]);
        expect(text('1.1.1', 'score')).toBe('≈ 0,12');
      });

      test('a table of a web page or an office program arrives as its texts', () => {
        const { at, asked } = mountGrid();
        at('1.1.1', 'score');
        paste(
          '0,75\tA & B',
          '<meta charset="utf-8"><style>td { color: red }</style><table><tbody><tr>' +
            '<td class="xl65" style="height:15pt"><font color="red">0,75</font></td>' +
            '<td>A &amp; <b>B</b><img src="x" onerror="window.harmed = true"></td></tr></tbody></table>',
        );
        expect(asked.edits[0]?.cells).toEqual([
          { code: '1.1.1', column: 'score', text: '0,75' },
          { code: '1.1.1', column: 'other', text: 'A & B' },
        ]);
        expect('harmed' in window).toBe(false);
      });

      test('one value fills the selected cells', async () => {
        const { at, asked } = mountGrid();
        at('1.1.1', 'score');
        await type('{Shift>}{ArrowDown}{/Shift}');
        paste('0,3');
        expect(asked.edits[0]?.cells).toEqual([
          { code: '1.1.1', column: 'score', text: '0,3' },
          { code: '1.1.2', column: 'score', text: '0,3' },
        ]);
      });

      test('copies every digit of a range, in rows and columns', async () => {
        const { at } = mountGrid();
        at('1.1.1', 'score');
        await type('{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
        expect(take('copy').replaceAll('\r', '').trimEnd()).toBe('0,1234\t\n0,20');
      });

      test('cutting copies and clears what may be written to', async () => {
        const { at, asked } = mountGrid();
        at('1.1', 'score');
        await type('{Shift>}{ArrowDown}{/Shift}');
        expect(take('cut')).toContain('0,1234');
        expect(asked.edits).toEqual([{ gesture: 'cut', cells: [{ code: '1.1.1', column: 'score', text: '' }] }]);
      });
    });

    describe('filling down', () => {
      test('repeats the top of the selection as one gesture', async () => {
        const { at, asked } = mountGrid();
        at('1.1.1', 'score');
        await type('{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}');
        expect(asked.edits).toEqual([
          {
            gesture: 'fill',
            cells: [
              { code: '1.1.2', column: 'score', text: '0,1234' },
              { code: '1.2.1', column: 'score', text: '0,1234' },
            ],
          },
        ]);
      });
    });

    describe('folding', () => {
      test('by the button of a row, which says what it does', async () => {
        const { cell, asked, grid, model } = mountGrid();
        const button = (): HTMLElement => {
          const found = cell('1.1', 'code').querySelector('button');
          if (!found) throw new Error('No fold button');
          return found;
        };
        expect(button().getAttribute('aria-label')).toBe('Thu gọn 1.1');
        expect(button().getAttribute('aria-expanded')).toBe('true');
        await userEvent.click(button());
        expect(asked.folds).toEqual(['1.1']);
        grid.update(model(foldedRows));
        expect([button().getAttribute('aria-label'), button().getAttribute('aria-expanded')]).toEqual([
          'Mở rộng 1.1',
          'false',
        ]);
        expect(cell('1.2.1', 'code').querySelector('button')).toBeNull();
      });

      test('by Alt and arrows: left closes what is open, right opens what is closed', async () => {
        const { at, asked, grid, model } = mountGrid();
        at('1.1', 'score');
        await type('{Alt>}{ArrowRight}{/Alt}');
        expect(asked.folds).toEqual([]);
        await type('{Alt>}{ArrowLeft}{/Alt}');
        expect(asked.folds).toEqual(['1.1']);
        grid.update(model(foldedRows));
        await type('{Alt>}{ArrowLeft}{/Alt}');
        expect(asked.folds).toEqual(['1.1']);
        await type('{Alt>}{ArrowRight}{/Alt}');
        expect(asked.folds).toEqual(['1.1', '1.1']);
        at('1.2.1', 'score');
        await type('{Alt>}{ArrowLeft}{/Alt}{Alt>}{ArrowRight}{/Alt}');
        expect(asked.folds).toHaveLength(2);
      });

      test('leaves every cell as editable as its row says, wherever it has come to stand', async () => {
        const { at, asked, grid, model } = mountGrid();
        grid.update(model(foldedRows));
        grid.update(model(allRows));
        for (const code of ['1.1.1', '1.1.2', '1.2.1', '1.2.2']) {
          at(code, 'score');
          await type('7{Enter}');
          at(code, 'status');
          await type('{F2}');
          expect(driver.isEditing(), code).toBe(true);
          await type('{Escape}');
        }
        expect(asked.edits.map(({ cells }) => cells[0]?.code)).toEqual(['1.1.1', '1.1.2', '1.2.1', '1.2.2']);
        for (const code of ['1', '1.1', '1.2', 'total']) {
          at(code, 'status');
          await type('{F2}');
          expect(driver.isEditing(), code).toBe(false);
        }
        expect(asked.readOnly).toHaveLength(4);
      });
    });

    describe('selecting', () => {
      test('says whether there is such a cell, and tells the cell', () => {
        const { grid, asked } = mountGrid();
        expect(grid.select('1.2.1', 'note', true)).toBe(true);
        expect(asked.selections.at(-1)).toEqual({ code: '1.2.1', columnId: 'note' });
        expect(grid.select('9.9.9', 'note', true)).toBe(false);
        expect(grid.select('1.2.1', 'price', true)).toBe(false);
        expect(asked.selections.at(-1)).toEqual({ code: '1.2.1', columnId: 'note' });
      });

      test('leaves the keyboard where it is when asked to', async () => {
        const { grid, asked } = mountGrid();
        const field = document.createElement('input');
        document.body.append(field);
        onTestFinished(() => {
          field.remove();
        });
        field.focus();
        grid.select('1.1.1', 'score', false);
        expect(document.activeElement).toBe(field);
        await type('tìm');
        expect(field.value).toBe('tìm');
        expect(asked.edits).toEqual([]);
        grid.focus();
        await type('3{Enter}');
        expect(field.value).toBe('tìm');
        expect(asked.edits[0]?.cells).toEqual([{ code: '1.1.1', column: 'score', text: '3' }]);
      });

      test('by the mouse is told', async () => {
        const { cell, asked } = mountGrid();
        await userEvent.click(cell('1.2.1', 'other'));
        expect(asked.selections.at(-1)).toEqual({ code: '1.2.1', columnId: 'other' });
      });

      test('stays with its row when rows above it come and go', async () => {
        const { at, asked, grid, model } = mountGrid();
        at('1.2.1', 'other');
        grid.update(model(foldedRows));
        await type('1{Enter}');
        at('1.2.1', 'other');
        grid.update(model(allRows));
        await type('2{Enter}');
        expect(asked.edits.map(({ cells }) => cells)).toEqual([
          [{ code: '1.2.1', column: 'other', text: '1' }],
          [{ code: '1.2.1', column: 'other', text: '2' }],
        ]);
      });

      test('never lets what is typed go to another row when its own has gone', async () => {
        const { at, asked, grid, model } = mountGrid();
        at('1.1.2', 'score');
        grid.update(model(foldedRows)); // 1.2.1 stands in its place now
        expect(asked.selections.at(-1)).toEqual({ code: '1.1', columnId: 'score' });
        await type('5{Enter}');
        grid.update(model(allRows.filter(({ level }) => level === 0)));
        expect(asked.selections.at(-1)).toBeNull();
        await type('5{Enter}');
        expect(asked.edits).toEqual([]);
      });

      test('lets what is being typed go to its own row when rows above it go', async () => {
        const { at, asked, grid, model } = mountGrid();
        at('1.2.1', 'note');
        await type('ab');
        grid.update(model(foldedRows));
        await type('c{Enter}');
        expect(asked.edits).toEqual([{ gesture: 'type', cells: [{ code: '1.2.1', column: 'note', text: 'abc' }] }]);
      });

      test('hands on what is being typed in a row that goes away', async () => {
        const { at, asked, grid, model } = mountGrid();
        at('1.1.2', 'score');
        await type('5');
        grid.update(model(foldedRows));
        await expect
          .poll(() => asked.edits)
          .toEqual([{ gesture: 'type', cells: [{ code: '1.1.2', column: 'score', text: '5' }] }]);
      });

      test('stays with its column when columns change', async () => {
        const { at, asked, grid, model } = mountGrid();
        at('1.1.1', 'note');
        grid.update(
          model(
            allRows,
            allColumns.filter(({ id }) => id !== 'other'),
          ),
        );
        await type('x{Enter}');
        expect(asked.edits.map(({ cells }) => cells)).toEqual([[{ code: '1.1.1', column: 'note', text: 'x' }]]);
      });
    });

    describe('a column with a list', () => {
      test('offers its texts and hands on the one chosen', async () => {
        const { at, asked } = mountGrid();
        at('1.1.1', 'status');
        await type('{F2}');
        expect(driver.isEditing()).toBe(true);
        expect(driver.offered()).toEqual(['Chưa chấm', 'Đã chấm', 'Đã kiểm tra']);
        await type('{ArrowDown}{Enter}');
        expect(asked.edits).toEqual([
          { gesture: 'type', cells: [{ code: '1.1.1', column: 'status', text: 'Đã kiểm tra' }] },
        ]);
      });

      test('offers the list of the next model', async () => {
        const { at, grid, model } = mountGrid();
        const columns = allColumns.map((column) =>
          column.id === 'status' ? { ...column, options: ['Not started', 'Scored'] } : column,
        );
        grid.update(model(allRows, columns));
        at('1.1.1', 'status');
        await type('{F2}');
        expect(driver.offered()).toEqual(expect.arrayContaining(['Not started', 'Scored']));
        expect(driver.offered()).not.toContain('Chưa chấm');
      });
    });

    describe('columns', () => {
      test('have the widths of the model, and a drag of the edge asks for another', async () => {
        const { container, asked, cell } = mountGrid();
        const before = cell('1.1.1', 'other').getBoundingClientRect().width;
        expect(Math.abs(before - 100)).toBeLessThanOrEqual(1);
        await driver.resizeColumn(container, 'other', 60);
        await expect.poll(() => asked.widths).toHaveLength(1);
        const [id, widthPx] = asked.widths[0] ?? ['', 0];
        expect(id).toBe('other');
        expect(Math.abs(widthPx - 160)).toBeLessThanOrEqual(3);
      });

      test('dragged to another place ask for that order, and wait for the model', async () => {
        const { container, asked, cell } = mountGrid();
        await driver.moveColumn(container, 'note', 'other');
        await expect.poll(() => asked.orders).toEqual([['code', 'name', 'score', 'note', 'other', 'status']]);
        const places = ['score', 'other', 'status', 'note'].map((id) => cell('1.1.1', id).getBoundingClientRect().left);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      });
    });

    test('destroyed, it leaves nothing behind and hears nothing more', async () => {
      const children = (): number => document.body.children.length;
      const before = children();
      const listening = countListeners();
      const { grid, container, asked, at, model, destroy } = mountGrid();
      at('1.1.1', 'score');
      await type('4');
      destroy();
      expect(container.childNodes).toHaveLength(0);
      expect(children()).toBe(before + 1); // the container itself
      expect(listening()).toEqual([]);
      const asks = JSON.stringify(asked);
      await type('5{Enter}{Delete}');
      paste('6');
      expect(JSON.stringify(asked)).toBe(asks);
      expect(() => {
        grid.update(model(foldedRows));
      }).not.toThrow();
    });
  });
}

/** Listeners on page and window that were added and not taken away again. */
function countListeners(): () => readonly string[] {
  const kept: { readonly target: unknown; readonly type: string; readonly listener: unknown }[] = [];
  const roots: readonly EventTarget[] = [window, document, document.documentElement, document.body];
  for (const target of roots) {
    vi.spyOn(target, 'addEventListener').mockImplementation((...given: Parameters<EventTarget['addEventListener']>) => {
      kept.push({ target, type: given[0], listener: given[1] });
      EventTarget.prototype.addEventListener.apply(target, given);
    });
    vi.spyOn(target, 'removeEventListener').mockImplementation(
      (...given: Parameters<EventTarget['removeEventListener']>) => {
        const at = kept.findIndex(
          (each) => each.target === target && each.type === given[0] && each.listener === given[1],
        );
        if (at >= 0) kept.splice(at, 1);
        EventTarget.prototype.removeEventListener.apply(target, given);
      },
    );
  }
  return () => kept.map(({ type }) => type);
}
