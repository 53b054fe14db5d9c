import { newClientId } from '@leela/client';
import { OfferConsultationSessionDocument } from '@leela/client/documents/consultations.js';
import type { ConsultationCategory, ConsultationType } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Dialog, Errors, Row, Select, TextArea, TextField, useToast } from '../../ui/index.js';
import { CATEGORIES, CURRENCIES, priceOf } from './words.js';

const FORMS: { value: ConsultationType; label: string }[] = [
  { value: 'GROUP', label: 'Group' },
  { value: 'WORKSHOP', label: 'Workshop' },
];
const FIELDS = ['title', 'description', 'scheduledAt', 'durationMinutes', 'seats', 'meetingLink'];

/** Offers a group session at a free time of the viewer. */
export function OfferSessionDialog({
  categories,
  onOffer,
}: {
  categories: readonly ConsultationCategory[];
  onOffer: () => void;
}) {
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [form, setForm] = useState<ConsultationType>('GROUP');
  const [area, setArea] = useState<ConsultationCategory>();
  const [currency, setCurrency] = useState('USD');
  const { run, busy, errors, clear } = useAction(OfferConsultationSessionDocument);
  const category = area ?? categories[0] ?? 'TECHNICAL';

  function close() {
    clear();
    setOpen(false);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    const given = readForm(event);
    const { ok } = await run({
      input: {
        ...{ title: given['title'] ?? '', description: given['description'] || undefined, category },
        ...{ type: form, scheduledAt: new Date(given['scheduledAt'] ?? '').toISOString() },
        ...{ durationMinutes: Number(given['durationMinutes']), seats: Number(given['seats']) },
        location: { kind: 'VIRTUAL', meetingLink: given['meetingLink'] || undefined },
        price: priceOf(given['price'], currency),
        clientId: newClientId(),
      },
    });
    if (!ok) return;
    toast('The session is offered.');
    close();
    onOffer();
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>Offer a session</Button>
      <Dialog open={open} title="Offer a group session" onClose={close}>
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <Errors of={errors.filter(({ field }) => !FIELDS.some((name) => field?.endsWith(name)))} />
          <TextField label="Title" name="title" required error={errorOf(errors, 'title')} />
          <TextArea label="Description" name="description" rows={3} error={errorOf(errors, 'description')} />
          <Row>
            <Select label="Form" value={form} options={FORMS} onChoose={setForm} />
            <Select
              label="Subject area"
              value={category}
              options={CATEGORIES.filter(
                ({ value }) => categories.length === 0 || categories.includes(value),
              )}
              onChoose={setArea}
            />
          </Row>
          <TextField
            label="Start"
            name="scheduledAt"
            type="datetime-local"
            step={300}
            required
            error={errorOf(errors, 'scheduledAt')}
          />
          <Row>
            <TextField
              label="Minutes"
              name="durationMinutes"
              type="number"
              min={15}
              max={480}
              step={5}
              defaultValue={60}
              required
              error={errorOf(errors, 'durationMinutes')}
            />
            <TextField
              label="Seats"
              name="seats"
              type="number"
              min={2}
              max={100}
              defaultValue={10}
              required
              error={errorOf(errors, 'seats')}
            />
          </Row>
          <Row>
            <TextField
              label="Price of a seat"
              name="price"
              type="number"
              min={0}
              step="0.01"
              hint="Empty if it is free of charge"
            />
            <Select label="Currency" value={currency} options={CURRENCIES} onChoose={setCurrency} />
          </Row>
          <TextField
            label="Link to the meeting"
            name="meetingLink"
            type="url"
            placeholder="https://"
            hint="Shown to participants"
            error={errorOf(errors, 'meetingLink')}
          />
          <Row>
            <Button type="submit" busy={busy}>
              Offer it
            </Button>
          </Row>
        </form>
      </Dialog>
    </>
  );
}
