import type { MediaPartsFragment } from '@leela/client/documents/post-parts.js';
import { ImageOff } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import styles from './PostMedia.module.css';

const Lightbox = lazy(() => import('./dialogs/Lightbox.js'));

/** The most items of a gallery that a card shows. */
const SHOWN = 4;

/** The images or the video of a post. Their space is reserved before they are loaded. */
export function PostMedia({ media, author }: { media: readonly MediaPartsFragment[]; author: string }) {
  const [open, setOpen] = useState<number | null>(null);
  const [first] = media;
  if (!first) return null;
  if (first.type === 'VIDEO') return <Video media={first} />;
  const alone = media.length === 1;
  return (
    <>
      <div className={styles['gallery']} data-count={Math.min(media.length, SHOWN)}>
        {media.slice(0, SHOWN).map((item, index) => (
          <button
            key={item.url}
            type="button"
            className={styles['item']}
            style={alone ? { aspectRatio: ratioOf(item) } : undefined}
            onClick={() => setOpen(index)}
            aria-label={`Open image ${index + 1} of ${media.length}`}
          >
            <Picture media={item} alt={item.alt ?? `Image by ${author}`} />
            {index === SHOWN - 1 && media.length > SHOWN && (
              <span className={styles['more']}>+{media.length - SHOWN}</span>
            )}
          </button>
        ))}
      </div>
      {open !== null && (
        <Suspense>
          <Lightbox media={media} start={open} author={author} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}

function Video({ media }: { media: MediaPartsFragment }) {
  const [failed, setFailed] = useState(false);
  const style = { aspectRatio: ratioOf(media) };
  if (failed)
    return (
      <div className={styles['broken']} style={style}>
        <ImageOff size={22} aria-hidden="true" /> The video can not be played.
      </div>
    );
  return (
    <video
      className={styles['video']}
      style={style}
      controls
      playsInline
      preload={media.thumbnailUrl ? 'none' : 'metadata'}
      poster={media.thumbnailUrl ?? undefined}
      src={media.url}
      aria-label={media.alt ?? 'Video'}
      onError={() => setFailed(true)}
    />
  );
}

/** An image that fills its box; a sign in its place if it can not be loaded. */
export function Picture({ media, alt }: { media: MediaPartsFragment; alt: string }) {
  const [failed, setFailed] = useState(false);
  if (failed)
    return (
      <span className={styles['broken']}>
        <ImageOff size={22} aria-hidden="true" /> <span className="visually-hidden">{alt}</span>
      </span>
    );
  return <img src={media.url} alt={alt} loading="lazy" decoding="async" onError={() => setFailed(true)} />;
}

/** The ratio of the box: that of the media, within what fits on a screen. */
function ratioOf({ width, height }: Pick<MediaPartsFragment, 'width' | 'height'>): number {
  if (!width || !height) return 4 / 3;
  return Math.min(2.4, Math.max(0.8, width / height));
}
