import { useState } from 'react';

const KEPT_MS = 10 * 60 * 1_000;
let kept = 0;

/** The present for queries: the same for all pages within ten minutes, so that they share what is cached. */
export function useNow(): string {
  return useState(() => {
    if (Date.now() - kept > KEPT_MS) kept = Math.floor(Date.now() / 60_000) * 60_000;
    return new Date(kept).toISOString();
  })[0];
}
