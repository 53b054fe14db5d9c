import { useRef, type ReactNode } from 'react';
import { Button } from './Button.js';

/** A button that opens the device's file chooser. */
export function FileButton({
  label,
  accept,
  multiple,
  busy,
  kind = 'plain',
  children,
  onFiles,
}: {
  /** What screen readers say of the field. */
  label: string;
  /** The allowed types, separated by commas. */
  accept: string;
  multiple?: boolean;
  busy?: boolean;
  kind?: 'main' | 'plain' | 'quiet';
  children: ReactNode;
  onFiles: (files: File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file can be chosen again.
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <Button kind={kind} size="small" busy={busy} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
