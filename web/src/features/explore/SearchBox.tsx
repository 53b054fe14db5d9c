import { Search } from 'lucide-react';
import { useNavigate } from 'react-router';
import styles from './Explore.module.css';

/** The field that leads to the results of a search. */
export function SearchBox({ value = '', tab }: { value?: string; tab?: string }) {
  const navigate = useNavigate();
  return (
    <form
      role="search"
      className={styles['search']}
      onSubmit={(event) => {
        event.preventDefault();
        const q = String(new FormData(event.currentTarget).get('q')).trim();
        if (q) void navigate(`/search?${new URLSearchParams({ q, ...(tab && { tab }) }).toString()}`);
      }}
    >
      <Search size={18} aria-hidden="true" />
      <input
        key={value}
        className={styles['field']}
        type="search"
        name="q"
        aria-label="Search people and posts"
        placeholder="Search people and posts"
        defaultValue={value}
        enterKeyHint="search"
        maxLength={100}
      />
    </form>
  );
}
