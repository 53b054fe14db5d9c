import { Monitor, Moon, Sun } from 'lucide-react';
import { setTheme, useTheme, type Theme } from '../../app/theme.js';
import { Errors, Section } from '../../ui/index.js';
import styles from './settings.module.css';
import { usePreferences } from './usePreferences.js';

const THEMES: [Theme, string, typeof Sun][] = [
  ['system', 'Like the device', Monitor],
  ['light', 'Light', Sun],
  ['dark', 'Dark', Moon],
];
const STORED = { system: 'SYSTEM', light: 'LIGHT', dark: 'DARK' } as const;

/** The look of the client. */
export function Component() {
  const theme = useTheme();
  const { save, errors } = usePreferences();
  return (
    <Section
      title="Theme"
      text="It applies to this device. It is also stored in your preferences, for other clients."
    >
      <Errors of={errors} />
      <div className={styles['themes']}>
        {THEMES.map(([value, label, Icon]) => (
          <button
            key={value}
            type="button"
            className={styles['theme']}
            aria-pressed={theme === value}
            onClick={() => {
              setTheme(value);
              void save({ theme: STORED[value] });
            }}
          >
            <Icon size={26} aria-hidden="true" />
            {label}
          </button>
        ))}
      </div>
    </Section>
  );
}
