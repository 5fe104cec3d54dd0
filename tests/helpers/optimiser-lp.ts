import type { Problem } from '../../src/domain/optimiser';

/** Nothing short of the proven optimum: costs are whole, so that half a half-day settles it. */
export const TO_THE_END = { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 } as const;

/**
 * A problem as a solver of integer programs reads it (CPLEX LP): the least cost for at least this gain. Every
 * choice is a variable of 0 or 1.
 * @param isShut choices that may not be taken, by position of their row and their own
 */
export function lpOf(
  { candidates, limits }: Problem,
  gain: number,
  isShut: (row: number, choice: number) => boolean = () => false,
): string {
  const variables = candidates.flatMap(({ choices, department, required }, row) =>
    choices.map((choice, at) => ({ name: `x${row}_${at}`, row, at, department, required, ...choice })),
  );
  type Variable = (typeof variables)[number];
  const sum = (weights: readonly Variable[], weightOf: (variable: Variable) => number): string =>
    weights.map((variable) => `${weightOf(variable)} ${variable.name}`).join(' + ');
  const rows = candidates.flatMap(({ choices, required }, row) => {
    if (choices.length === 0) return [];
    const own = variables.filter((variable) => variable.row === row);
    return [`one${row}: ${sum(own, () => 1)} ${required === true ? '=' : '<='} 1`];
  });
  const departments = [...limits].flatMap(([department, limit], at) => {
    const own = variables.filter((variable) => variable.department === department);
    return own.length === 0 ? [] : [`limit${at}: ${sum(own, ({ cost }) => cost)} <= ${limit}`];
  });
  const shut = variables.filter(({ row, at }) => isShut(row, at)).map(({ name }) => `shut_${name}: ${name} = 0`);
  return [
    'Minimize',
    ` cost: ${sum(variables, ({ cost }) => cost)}`,
    'Subject To',
    ` gain: ${sum(variables, (variable) => variable.gain)} >= ${gain}`,
    ...[...rows, ...departments, ...shut].map((line) => ` ${line}`),
    'Binary',
    ...variables.map(({ name }) => ` ${name}`),
    'End',
  ].join('\n');
}
