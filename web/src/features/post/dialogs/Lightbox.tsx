import { Dialog } from '@base-ui/react/dialog';
import type { MediaPartsFragment } from '@leela/client/documents/post-parts.js';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { IconButton } from '../../../ui/index.js';
import styles from './Lightbox.module.css';

/** The images of a post in full size. Arrow keys lead through them. */
export default function Lightbox({
  media,
  start,
  author,
  onClose,
}: {
  media: readonly MediaPartsFragment[];
  start: number;
  author: string;
  onClose: () => void;
}) {
  const [index, setIndex] = useState(start);
  const item = media[index]!;
  const go = (by: number) => setIndex((now) => (now + by + media.length) % media.length);
  function keys({ key }: KeyboardEvent) {
    if (key === 'ArrowLeft') go(-1);
    if (key === 'ArrowRight') go(1);
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Popup className={styles['popup']} onKeyDown={keys}>
          <Dialog.Title className="visually-hidden">
            Image {index + 1} of {media.length}, by {author}
          </Dialog.Title>
          <img className={styles['image']} src={item.url} alt={item.alt ?? `Image by ${author}`} />
          <div className={styles['bar']}>
            {media.length > 1 && (
              <>
                <IconButton label="Previous image" onClick={() => go(-1)}>
                  <ChevronLeft size={22} />
                </IconButton>
                <span>
                  {index + 1} / {media.length}
                </span>
                <IconButton label="Next image" onClick={() => go(1)}>
                  <ChevronRight size={22} />
                </IconButton>
              </>
            )}
            <IconButton label="Close" onClick={onClose}>
              <X size={22} />
            </IconButton>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
