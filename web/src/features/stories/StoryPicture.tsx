import type { StoryPartsFragment } from '@leela/client/documents/feed.js';
import { useEffect, useRef } from 'react';
import { Picture } from '../post/PostMedia.js';
import { inkOn } from './colours.js';
import styles from './StoryViewer.module.css';

/** The content of a story: its image, its video or its text on a colour. */
export function StoryPicture({ story, paused }: { story: StoryPartsFragment; paused: boolean }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (paused) video.current?.pause();
    // A browser may refuse to play; then the controls of the story remain.
    else void video.current?.play().catch(() => undefined);
  }, [paused]);
  const { media, text } = story;
  const background = story.backgroundColor ?? '#6747e0';
  if (!media)
    return (
      <div className={styles['words']} style={{ background, color: inkOn(background) }}>
        <p>{text}</p>
      </div>
    );
  return (
    <div className={styles['picture']}>
      {media.type === 'VIDEO' ? (
        <video
          ref={video}
          src={media.url}
          poster={media.thumbnailUrl ?? undefined}
          playsInline
          autoPlay={!paused}
          aria-label={media.alt ?? 'Video'}
        />
      ) : (
        <Picture media={media} alt={media.alt ?? `Story of ${story.author.fullName}`} />
      )}
      {text && <p className={styles['caption']}>{text}</p>}
    </div>
  );
}
