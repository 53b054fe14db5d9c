import { FeedRecordViewsDocument } from '@leela/client/documents/feed.js';
import { useEffect, useRef, type RefObject } from 'react';
import { leela } from '../../app/client.js';

/** How long views are collected, in milliseconds. */
const COLLECT_MS = 3_000;

const recorded = new Set<string>();
let waiting: string[] = [];

function record(id: string): void {
  if (recorded.has(id)) return;
  recorded.add(id);
  if (waiting.push(id) > 1) return;
  setTimeout(() => {
    const postIds = waiting;
    waiting = [];
    // A lost view is not worth a message.
    void leela.request(FeedRecordViewsDocument, { postIds });
  }, COLLECT_MS);
}

/** Records that the viewer has seen a post, once half of its element was on the screen. */
export function useViewed(id: string | null): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!id || recorded.has(id) || !element.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        record(id);
      },
      { threshold: 0.5 },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [id]);
  return element;
}
