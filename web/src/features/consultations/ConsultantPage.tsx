import { newClientId } from '@leela/client';
import { BookConsultationDocument } from '@leela/client/documents/consultations.js';
import type { ConsultationCategory } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { readForm } from '../../app/form.js';
import { Component as NotFound } from '../../app/NotFoundPage.js';
import { useSession } from '../../app/session.js';
import { useSignIn } from '../../app/useSignIn.js';
import { errorOf, useAction } from '../../app/useAction.js';
import {
  Avatar,
  Button,
  Errors,
  formatDateTime,
  formatMoney,
  Page,
  Row,
  Section,
  Select,
  Skeleton,
  TextArea,
  TextField,
} from '../../ui/index.js';
import { OpenSessions } from './OpenSessions.js';
import { SlotPicker } from './SlotPicker.js';
import { useFreeTimes } from './useFreeTimes.js';
import { CATEGORIES, rateWords } from './words.js';

const LENGTHS = ['30', '60', '90'].map((value) => ({ value, label: `${value} minutes` }));

/** A consultant: free times, and the booking of one. */
export function Component() {
  const { userId = '' } = useParams();
  const { viewer } = useSession();
  const allowed = useSignIn();
  const navigate = useNavigate();
  const [minutes, setMinutes] = useState('60');
  const [chosen, setChosen] = useState<string | null>(null);
  const [area, setArea] = useState<ConsultationCategory>();
  const { consultant, slots, loading, refetch, week, setWeek } = useFreeTimes(userId, Number(minutes));
  const { run, busy, errors } = useAction(BookConsultationDocument);
  if (!consultant) {
    if (!loading) return <NotFound />;
    return (
      <Page title="Consultant">
        <Skeleton height={420} />
      </Page>
    );
  }
  const { user, hourlyRate, categories } = consultant;
  const category = area ?? categories[0] ?? 'TECHNICAL';
  const price = hourlyRate && Math.round((hourlyRate.amount * Number(minutes)) / 60);

  async function book(event: FormEvent<HTMLFormElement>) {
    const { title = '', description } = readForm(event);
    if (!allowed()) return;
    const result = await run({
      input: {
        consultantId: userId,
        title,
        description,
        category,
        scheduledAt: chosen!,
        durationMinutes: Number(minutes),
        location: { kind: 'VIRTUAL' },
        clientId: newClientId(),
      },
    });
    if (result.ok) return navigate('/consultations');
    setChosen(null);
    await refetch();
  }

  return (
    <Page
      title={user?.fullName ?? 'Consultant'}
      text={consultant.headline}
      actions={
        <Link to={`/@${user?.username}`} aria-label="Profile">
          <Avatar name={user?.fullName ?? ''} src={user?.avatar} size={48} />
        </Link>
      }
    >
      <p className="muted">
        {rateWords(hourlyRate)} · free to cancel until {Math.round(consultant.cancellationMinutes / 60)} hours
        before; later {consultant.lateRefundPercent} % are refunded.
      </p>
      <OpenSessions userId={userId} />
      <Section title="Choose a time">
        <Select
          label="Length"
          options={LENGTHS}
          value={minutes}
          onChoose={(next) => {
            setMinutes(next);
            setChosen(null);
          }}
        />
        <SlotPicker slots={slots} week={week} chosen={chosen} onWeek={setWeek} onChoose={setChosen} />
      </Section>
      <Errors of={errors.filter(({ field }) => !field?.endsWith('title'))} />
      {chosen && viewer?.user.id !== userId && (
        <Section title="Book it" text={`${formatDateTime(chosen)}, ${minutes} minutes`}>
          <form className="stack" onSubmit={(event) => void book(event)}>
            <TextField label="Subject" name="title" required error={errorOf(errors, 'title')} />
            <Select
              label="Subject area"
              value={category}
              options={CATEGORIES.filter(({ value }) => categories.includes(value))}
              onChoose={setArea}
            />
            <TextArea label="What do you want to know?" name="description" rows={3} />
            <Row>
              <Button type="submit" busy={busy}>
                {price && hourlyRate ? `Book for ${formatMoney(price, hourlyRate.currency)}` : 'Book'}
              </Button>
            </Row>
          </form>
        </Section>
      )}
    </Page>
  );
}
