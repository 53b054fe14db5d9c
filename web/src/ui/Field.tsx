import { useId, type ComponentProps, type ReactNode } from 'react';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong with the value. */
  error?: string;
}

/** A text field of one line. */
export function TextField({ label, hint, error, ...rest }: FieldProps & ComponentProps<'input'>) {
  return (
    <Frame label={label} hint={hint} error={error}>
      {(aria) => <input className="input" {...aria} {...rest} />}
    </Frame>
  );
}

/** A text field of several lines. */
export function TextArea({ label, hint, error, ...rest }: FieldProps & ComponentProps<'textarea'>) {
  return (
    <Frame label={label} hint={hint} error={error}>
      {(aria) => <textarea className="input" rows={4} {...aria} {...rest} />}
    </Frame>
  );
}

/** A choice of a few values. */
export function Select<T extends string>({
  label,
  hint,
  error,
  options,
  onChoose,
  ...rest
}: FieldProps &
  Omit<ComponentProps<'select'>, 'onChange'> & {
    options: readonly { value: T; label: string }[];
    onChoose: (value: T) => void;
  }) {
  return (
    <Frame label={label} hint={hint} error={error}>
      {(aria) => (
        <select
          className="input"
          {...aria}
          {...rest}
          onChange={(event) => onChoose(event.currentTarget.value as T)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}

/** A box to tick. */
export function Checkbox({ label, ...rest }: { label: ReactNode } & Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <label className="check">
      <input type="checkbox" {...rest} />
      <span>{label}</span>
    </label>
  );
}

interface Aria {
  id: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
}

function Frame({ label, hint, error, children }: FieldProps & { children: (aria: Aria) => ReactNode }) {
  const id = useId();
  const about = `${id}-about`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': error || hint ? about : undefined,
      })}
      {(error || hint) && (
        <div id={about} className={error ? 'error' : 'hint'}>
          {error ?? hint}
        </div>
      )}
    </div>
  );
}
