import { SetAvailabilityDocument, type OfferPartsFragment } from '@leela/client/documents/consultations.js';
import type { ConsultationCategory, WeeklyHoursInput } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { ZoneSelect } from '../../app/ZoneSelect.js';
import { Button, Checkbox, Errors, Row, Section, Select, TextField, useToast } from '../../ui/index.js';
import { HoursField } from './HoursField.js';
import { CATEGORIES, CURRENCIES, deviceZone, priceOf } from './words.js';

const FIELDS = [
  'headline',
  'timezone',
  'noticeMinutes',
  'cancellationMinutes',
  'lateRefundPercent',
  'bufferMinutes',
];
const WORKING_WEEK: WeeklyHoursInput[] = (
  ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const
).map((weekday) => ({ weekday, from: '09:00', to: '17:00' }));

/** When the viewer can be booked, at which price and by which rules. The first save makes the viewer a consultant. */
export function AvailabilityForm({
  offer,
  onSave,
}: {
  offer: OfferPartsFragment | null | undefined;
  onSave: () => void;
}) {
  const toast = useToast();
  const { run, busy, errors } = useAction(SetAvailabilityDocument);
  const [hours, setHours] = useState<readonly WeeklyHoursInput[]>(
    offer?.weeklyHours.map(({ weekday, from, to }) => ({ weekday, from, to })) ?? WORKING_WEEK,
  );
  const [timezone, setZone] = useState(offer?.timezone ?? deviceZone());
  const [categories, setCategories] = useState<readonly ConsultationCategory[]>(
    offer?.categories ?? ['TECHNICAL'],
  );
  const [currency, setCurrency] = useState(offer?.hourlyRate?.currency ?? 'USD');
  const [isActive, setActive] = useState(offer?.isActive ?? true);

  async function submit(event: FormEvent<HTMLFormElement>) {
    const form = readForm(event);
    const number = (name: string) => Number(form[name] ?? 0);
    const { ok } = await run({
      input: {
        ...{ timezone, isActive, weeklyHours: [...hours], categories: [...categories] },
        headline: form['headline'] || null,
        hourlyRate: priceOf(form['rate'], currency),
        noticeMinutes: Math.round(number('noticeMinutes') * 60),
        cancellationMinutes: Math.round(number('cancellationMinutes') * 60),
        lateRefundPercent: number('lateRefundPercent'),
        bufferMinutes: number('bufferMinutes'),
      },
    });
    if (!ok) return;
    toast('Your offer is saved.');
    onSave();
  }

  const hoursOf = (minutes: number | undefined, fallback: number) =>
    minutes === undefined ? fallback : minutes / 60;
  const quantity = { type: 'number', min: 0, required: true };
  const inHours = { ...quantity, step: 'any' };
  return (
    <Section title="Times and price">
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Errors of={errors.filter(({ field }) => !FIELDS.some((name) => field?.endsWith(name)))} />
        <Checkbox
          label="I take bookings"
          checked={isActive}
          onChange={({ currentTarget }) => setActive(currentTarget.checked)}
        />
        <TextField
          label="Headline"
          name="headline"
          defaultValue={offer?.headline ?? ''}
          error={errorOf(errors, 'headline')}
        />
        <fieldset className="stack" data-gap="small">
          <legend className="strong">Subject areas</legend>
          <Row wrap>
            {CATEGORIES.map(({ value, label }) => (
              <Checkbox
                key={value}
                label={label}
                checked={categories.includes(value)}
                onChange={({ currentTarget }) =>
                  setCategories(
                    currentTarget.checked
                      ? [...categories, value]
                      : categories.filter((one) => one !== value),
                  )
                }
              />
            ))}
          </Row>
        </fieldset>
        <HoursField hours={hours} onChange={setHours} />
        <ZoneSelect value={timezone} error={errorOf(errors, 'timezone')} onChoose={setZone} />
        <Row>
          <div className="grow">
            <TextField
              label="Price of an hour"
              name="rate"
              type="number"
              min={0}
              step="0.01"
              hint="Empty if it is free of charge"
              defaultValue={offer?.hourlyRate ? offer.hourlyRate.amount / 100 : ''}
            />
          </div>
          <Select label="Currency" value={currency} options={CURRENCIES} onChoose={setCurrency} />
        </Row>
        <TextField
          label="Hours of notice before a booking"
          name="noticeMinutes"
          {...inHours}
          defaultValue={hoursOf(offer?.noticeMinutes, 24)}
          error={errorOf(errors, 'noticeMinutes')}
        />
        <TextField
          label="Hours before the start up to which cancelling is free"
          name="cancellationMinutes"
          {...inHours}
          defaultValue={hoursOf(offer?.cancellationMinutes, 24)}
          error={errorOf(errors, 'cancellationMinutes')}
        />
        <TextField
          label="Percent that is refunded later"
          name="lateRefundPercent"
          {...quantity}
          max={100}
          defaultValue={offer?.lateRefundPercent ?? 0}
          error={errorOf(errors, 'lateRefundPercent')}
        />
        <TextField
          label="Free minutes behind each consultation"
          name="bufferMinutes"
          {...quantity}
          step={5}
          defaultValue={offer?.bufferMinutes ?? 0}
          error={errorOf(errors, 'bufferMinutes')}
        />
        <Row>
          <Button type="submit" busy={busy}>
            Save
          </Button>
        </Row>
      </form>
    </Section>
  );
}
