import { useEffect, type ReactNode } from 'react';
import styles from './Split.module.css';

/**
 * A page of full height with a list and what is open from it: beside each other on a desktop, one of them on a phone.
 * It takes the place of `Page`.
 */
export function Split({
  title,
  list,
  detail,
  open,
}: {
  title: string;
  list: ReactNode;
  detail: ReactNode;
  /** Whether something of the list is open. */
  open: boolean;
}) {
  useEffect(() => {
    document.title = `${title} · Leela`;
  }, [title]);
  return (
    <div className={styles['split']} data-open={open || undefined}>
      <section className={styles['list']}>{list}</section>
      <section className={styles['detail']}>{detail}</section>
    </div>
  );
}
