/** A count with its noun, for languages that tell one from many: `1 cell`, `2 cells`. */
export const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
