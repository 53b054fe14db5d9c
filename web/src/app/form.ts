import type { FormEvent } from 'react';

/** The text fields of a form that is sent, by name. */
export function readForm(event: FormEvent<HTMLFormElement>): Record<string, string> {
  event.preventDefault();
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(event.currentTarget))
    if (typeof value === 'string') values[name] = value;
  return values;
}

/** A path of this client, or `/`: the address of a page must not lead elsewhere. */
export const pathOf = (next: string | null): string => (next && /^\/(?![/\\])/.test(next) ? next : '/');
