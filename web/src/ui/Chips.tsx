/** A choice of one of a few values, as a row of buttons. */
export function Chips<T extends string>({
  label,
  value,
  options,
  onChoose,
  look = 'chips',
}: {
  /** What screen readers say of the group. */
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChoose: (value: T) => void;
  /** `segmented` for two or three short values that belong together. */
  look?: 'chips' | 'segmented';
}) {
  return (
    <div className={look} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={look === 'chips' ? 'chip' : undefined}
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
