import { Link } from 'react-router';
import { formatCount } from '../../ui/index.js';
import styles from './Explore.module.css';

/** A tag with the number of its posts. */
export function TagLink({ tag }: { tag: { name: string; usageCount: number } }) {
  return (
    <Link to={`/tags/${encodeURIComponent(tag.name)}`} className={styles['tag']}>
      #{tag.name} <span>{formatCount(tag.usageCount)}</span>
    </Link>
  );
}
