import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import type { MenuItem } from './Menu.js';

/** The menu itself, open at first: it is loaded when its button is pressed. */
export default function MenuPopup({
  label,
  items,
  trigger,
}: {
  label: string;
  items: MenuItem[];
  trigger: ReactNode;
}) {
  return (
    <Base.Root defaultOpen>
      <Base.Trigger className="icon-button" aria-label={label}>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="menu-positioner" align="end" sideOffset={4}>
          <Base.Popup className="menu">
            {items.map((item) => (
              <Base.Item key={item.label} className="menu-item" data-tone={item.tone} onClick={item.onSelect}>
                {item.icon}
                {item.label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
