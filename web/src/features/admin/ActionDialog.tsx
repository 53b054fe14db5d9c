import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useState, type FormEvent, type ReactNode } from 'react';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Dialog, Errors, Row, useToast } from '../../ui/index.js';

interface ActionDialogProps<D, V extends OperationVariables> {
  /** The button that opens it, and its title. */
  label: string;
  title?: string;
  text?: ReactNode;
  /** The word on the button that sends it. Defaults to `label`. */
  action?: string;
  kind?: 'main' | 'plain' | 'danger';
  wide?: boolean;
  document: TypedDocumentNode<D, V>;
  /** The variables, out of the form. */
  variables: (form: FormData) => V;
  /** The message after success. */
  done: string | ((data: D) => string);
  /** The fields of the form. `error` gives the error of a field. */
  children: ReactNode | ((error: (field: string) => string | undefined) => ReactNode);
  onDone?: (data: D) => void;
}

/** A button that opens a form, and sends it as a mutation. Errors stand at their fields. */
export function ActionDialog<D, V extends OperationVariables>(props: ActionDialogProps<D, V>) {
  const {
    label,
    title = label,
    text,
    action = label,
    kind = 'plain',
    wide,
    document,
    done,
    children,
  } = props;
  const [open, setOpen] = useState(false);
  const { run, busy, errors, clear } = useAction(document);
  const toast = useToast();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const result = await run(props.variables(new FormData(event.currentTarget)));
    if (!result.ok) return;
    const data = result.data as D;
    setOpen(false);
    toast(typeof done === 'function' ? done(data) : done);
    props.onDone?.(data);
  }
  function toggle(next: boolean) {
    clear();
    setOpen(next);
  }
  const fieldless = errors.filter(({ field }) => !field || typeof children !== 'function');
  return (
    <>
      <Button kind={kind} size="small" onClick={() => toggle(true)}>
        {label}
      </Button>
      <Dialog
        open={open}
        onClose={() => toggle(false)}
        title={title}
        text={text}
        width={wide ? 'wide' : 'normal'}
      >
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <Errors of={fieldless} />
          {typeof children === 'function' ? children((field) => errorOf(errors, field)) : children}
          <Row style={{ justifyContent: 'flex-end' }}>
            <Button kind="quiet" onClick={() => toggle(false)}>
              Cancel
            </Button>
            <Button type="submit" kind={kind === 'danger' ? 'danger' : 'main'} busy={busy}>
              {action}
            </Button>
          </Row>
        </form>
      </Dialog>
    </>
  );
}

/** A text of a form; empty becomes undefined. */
export function textOf(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

/** A number of a form; empty becomes undefined. */
export function numberOf(form: FormData, name: string): number | undefined {
  const value = textOf(form, name);
  return value === undefined ? undefined : Number(value);
}

/** Whether a box of a form is ticked. */
export const isTicked = (form: FormData, name: string): boolean => form.get(name) !== null;

/** A list of a form: words between commas or lines. */
export const listOf = (form: FormData, name: string): string[] =>
  (textOf(form, name) ?? '')
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean);
