import { Tabs as Base } from '@base-ui/react/tabs';
import { useEffect, useRef, type ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';

/** Tabs whose content stands on the same page. */
export function Tabs<T extends string>({
  value,
  onChange,
  items,
}: {
  value: T;
  onChange: (value: T) => void;
  items: readonly { value: T; label: string; content?: ReactNode }[];
}) {
  return (
    <Base.Root value={value} onValueChange={(next) => onChange(next as T)} className="stack">
      <Base.List className="tabs">
        {items.map((item) => (
          <Base.Tab key={item.value} value={item.value} className="tab">
            {item.label}
          </Base.Tab>
        ))}
      </Base.List>
      {items.map((item) => (
        <Base.Panel key={item.value} value={item.value} className="stack">
          {item.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}

/** Tabs that lead to pages of their own. */
export function LinkTabs({
  label,
  items,
}: {
  label: string;
  /** `end: false` marks the tab on the pages below its address, too. */
  items: readonly { to: string; label: string; end?: boolean }[];
}) {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    // On a phone the current tab may stand outside of the row that is scrolled.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [pathname]);
  return (
    <nav ref={nav} className="tabs" aria-label={label}>
      {items.map((item) => (
        <NavLink key={item.to} to={item.to} end={item.end ?? true} className="tab">
          {item.label}
        </NavLink>
      ))}
    </nav>
  );
}
