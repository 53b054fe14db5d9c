import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';

const load = () => import('./MenuPopup.js');
const MenuPopup = lazy(load);

/** An entry of a menu. */
export interface MenuItem {
  label: string;
  icon?: ReactNode;
  tone?: 'bad';
  onSelect: () => void;
}

/** A button that opens a list of actions. `false` items are left out. */
export function Menu({
  label,
  items,
  trigger = <Ellipsis size={18} />,
}: {
  /** What screen readers say of the button. */
  label: string;
  items: (MenuItem | false | null | undefined)[];
  /** The content of the button. Defaults to three dots. */
  trigger?: ReactNode;
}) {
  const [used, setUsed] = useState(false);
  const shown = items.filter((item): item is MenuItem => Boolean(item));
  if (shown.length === 0) return null;
  const button = (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      aria-haspopup="menu"
      onPointerEnter={() => void load()}
      onClick={() => setUsed(true)}
    >
      {trigger}
    </button>
  );
  if (!used) return button;
  return (
    <Suspense fallback={button}>
      <MenuPopup label={label} items={shown} trigger={trigger} />
    </Suspense>
  );
}
