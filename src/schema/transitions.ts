import { refuse } from './errors.js';

/** The allowed next statuses of each status. */
export type Transitions<S extends string> = Readonly<Record<S, readonly S[]>>;

/** Whether one status may follow another. */
export const mayBecome = <S extends string>(table: Transitions<S>, from: S, to: S): boolean =>
  table[from].includes(to);

/** The statuses from which another may be reached: the filter of a conditional update. */
export const sourcesOf = <S extends string>(table: Transitions<S>, to: S): S[] =>
  (Object.keys(table) as S[]).filter((from) => table[from].includes(to));

/** @throws CONFLICT that names what is allowed */
export function checkTransition<S extends string>(
  table: Transitions<S>,
  from: S,
  to: S,
  field = 'status',
): void {
  if (mayBecome(table, from, to)) return;
  const allowed = table[from].map((status) => status.toUpperCase()).join(', ') || 'nothing';
  throw refuse.conflict(
    `The status cannot change from ${from.toUpperCase()} to ${to.toUpperCase()}; allowed is ${allowed}.`,
    field,
  );
}
