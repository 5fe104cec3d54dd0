import { userEvent } from 'vitest/browser';
import '../../src/ui/styles/tokens.css';
import '../../src/ui/styles/base.css';
import { createHandsontableGrid } from '../../src/ui/grid/handsontable-grid';
import { describeGridContract, type GridDriver } from './grid-contract';

/** Closed editors are kept out of sight. */
const isShown = (element: HTMLElement): boolean => {
  const { width, left, top } = element.getBoundingClientRect();
  return width > 2 && left >= 0 && top >= 0 && getComputedStyle(element).zIndex !== '-1';
};

const openEditor = (): HTMLTextAreaElement | HTMLSelectElement | null =>
  document.querySelector('.htSelectEditor.ht_editor_visible select') ??
  [...document.querySelectorAll<HTMLElement>('.handsontableInputHolder')].find(isShown)?.querySelector('textarea') ??
  null;

const mouse = (target: EventTarget, type: string, clientX: number, clientY: number): void => {
  target.dispatchEvent(
    new MouseEvent(type, {
      clientX,
      clientY,
      bubbles: true,
      cancelable: true,
      button: 0,
      buttons: type === 'mouseup' ? 0 : 1,
    }),
  );
};

const header: GridDriver['header'] = (container, columnId) => {
  const found = [...container.querySelectorAll<HTMLElement>(`thead th[data-column="${columnId}"]`)].find((each) =>
    each.checkVisibility({ visibilityProperty: true }),
  );
  if (!found) throw new Error(`No header ${columnId}`);
  return found;
};

const middle = (element: Element): readonly [number, number] => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
};

describeGridContract('Handsontable', createHandsontableGrid, {
  isEditing: () => openEditor() !== null,
  editedText: () => openEditor()?.value ?? '',
  offered: () => {
    const editor = openEditor();
    return editor instanceof HTMLSelectElement ? [...editor.options].map(({ text }) => text) : [];
  },
  header,
  resizeColumn: async (container, columnId, byPx) => {
    await userEvent.hover(header(container, columnId));
    const handle = container.querySelector('.manualColumnResizer');
    if (!handle) throw new Error('No resize handle');
    const [x, y] = middle(handle);
    mouse(handle, 'mousedown', x, y);
    mouse(window, 'mousemove', x + byPx, y);
    mouse(window, 'mouseup', x + byPx, y);
  },
  moveColumn: async (container, columnId, before) => {
    // The first click selects a column, a drag of a selected one moves it.
    await userEvent.click(header(container, columnId));
    const [x, y] = middle(header(container, columnId));
    const target = header(container, before);
    const { left } = target.getBoundingClientRect();
    mouse(header(container, columnId), 'mousedown', x, y);
    mouse(target, 'mousemove', left + 5, y);
    mouse(target, 'mouseover', left + 5, y);
    mouse(target, 'mousemove', left + 4, y);
    mouse(target, 'mouseup', left + 4, y);
  },
});
