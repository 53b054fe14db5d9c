import { createContext, use, useCallback, useRef, useState, type ReactNode } from 'react';

interface Toast {
  id: number;
  text: string;
  tone?: 'bad';
}

/** How long a toast is shown, in milliseconds. */
const SHOWN_MS = 5_000;

const Context = createContext<(text: string, tone?: 'bad') => void>(() => undefined);

/** Lets the pages below it show toasts. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const last = useRef(0);
  const add = useCallback((text: string, tone?: 'bad') => {
    const id = ++last.current;
    setToasts((shown) => [...shown.slice(-2), { id, text, tone }]);
    setTimeout(() => setToasts((shown) => shown.filter((toast) => toast.id !== id)), SHOWN_MS);
  }, []);
  return (
    <Context value={add}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className="toast" data-tone={toast.tone}>
            {toast.text}
          </div>
        ))}
      </div>
    </Context>
  );
}

/** Shows a short message for a few seconds: `toast('Saved.')`, `toast('The file is too large.', 'bad')`. */
export const useToast = (): ((text: string, tone?: 'bad') => void) => use(Context);
