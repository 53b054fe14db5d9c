import { useEffect, useRef } from 'react';
import { leela } from './client.js';

/** Calls back when the socket is connected again after an interruption, to read what has no cursor. */
export function useReconnected(callback: () => void): void {
  const latest = useRef(callback);
  latest.current = callback;
  useEffect(
    () => leela.live.on('connected', (_socket, _payload, wasRetry) => wasRetry && latest.current()),
    [],
  );
}
