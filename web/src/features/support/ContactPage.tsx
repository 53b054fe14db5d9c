import { SendContactMessageDocument } from '@leela/client/documents/support.js';
import type { ContactCategory } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { useSession } from '../../app/session.js';
import { errorOf, useAction } from '../../app/useAction.js';
import {
  Button,
  Card,
  Errors,
  LinkButton,
  Note,
  Page,
  Row,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.js';
import styles from './support.module.css';
import { CATEGORIES } from './words.js';

const ABOUT: { value: ContactCategory; label: string }[] = [
  { value: 'GENERAL', label: 'A question' },
  ...CATEGORIES.filter(({ value }) => value !== 'INTEGRATION').map(({ value, label }) => ({
    value: value as ContactCategory,
    label,
  })),
];

/** Writes to the team without an account. */
export function Component() {
  const { signedIn } = useSession();
  const { run, busy, errors } = useAction(SendContactMessageDocument);
  const [category, setCategory] = useState<ContactCategory>('GENERAL');
  const [number, setNumber] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    const { name = '', email = '', subject = '', message = '', website } = readForm(event);
    const result = await run({ input: { name, email, subject, message, website, category } });
    if (result.ok) setNumber(result.data.sendContactMessage!.number ?? '');
  }

  if (number !== null)
    return (
      <Page title="Contact">
        <Note tone="good">Thank you. Your message has the number {number}. We answer by mail.</Note>
      </Page>
    );
  return (
    <Page
      title="Contact"
      text="Write to the team."
      actions={
        signedIn && (
          <LinkButton to="/support/new" kind="plain">
            Open a ticket instead
          </LinkButton>
        )
      }
    >
      <Card>
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <Errors of={errors.filter(({ field }) => !field)} />
          <TextField label="Name" name="name" autoComplete="name" required error={errorOf(errors, 'name')} />
          <TextField
            label="E-mail"
            name="email"
            type="email"
            autoComplete="email"
            required
            error={errorOf(errors, 'email')}
          />
          <Select label="About" options={ABOUT} value={category} onChoose={setCategory} />
          <TextField label="Subject" name="subject" required error={errorOf(errors, 'subject')} />
          <TextArea
            label="Message"
            name="message"
            rows={6}
            required
            minLength={10}
            maxLength={2000}
            error={errorOf(errors, 'message')}
          />
          <div className={styles['trap']} aria-hidden="true">
            <label>
              Website
              <input name="website" tabIndex={-1} autoComplete="off" />
            </label>
          </div>
          <Row>
            <Button type="submit" busy={busy}>
              Send
            </Button>
          </Row>
        </form>
      </Card>
    </Page>
  );
}
