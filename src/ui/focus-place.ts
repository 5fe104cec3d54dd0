/**
 * Keeps the keyboard in a list after one of its entries is gone: at the same place, else at the last
 * one, else at what stands beside the empty list. Without it the focus falls to the page.
 */
export function focusPlace(controls: ArrayLike<HTMLElement>, position: number, otherwise: HTMLElement | null): void {
  (controls[Math.min(position, controls.length - 1)] ?? otherwise)?.focus();
}
