import { EventRateDocument, type EventDetailsFragment } from '@leela/client/documents/events.js';
import { Star } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../app/useAction.js';
import { Button, Card, Errors, Row, Stack, TextArea, useToast } from '../../ui/index.js';
import styles from './events.module.css';

/** The feedback of a participant, once the event has started. */
export function Feedback({ event }: { event: EventDetailsFragment }) {
  const rate = useAction(EventRateDocument);
  const toast = useToast();
  const registration = event.viewerRegistration!;
  const [rating, setRating] = useState(registration.feedback?.rating ?? 0);
  const [comments, setComments] = useState(registration.feedback?.comments ?? '');
  const [suggestions, setSuggestions] = useState(registration.feedback?.suggestions ?? '');

  async function send(event_: FormEvent) {
    event_.preventDefault();
    const input = {
      registrationId: registration.id,
      rating,
      comments: comments.trim() || null,
      suggestions: suggestions.trim() || null,
    };
    if ((await rate.run({ input })).ok) toast('Thank you.');
  }

  return (
    <Card>
      <form className="stack" onSubmit={(event_) => void send(event_)}>
        <Stack gap="small">
          <h2>How was it?</h2>
          {event.stats.averageRating !== null && (
            <p className="small muted">
              {event.stats.averageRating.toFixed(1)} of 5 by {event.stats.ratings}{' '}
              {event.stats.ratings === 1 ? 'participant' : 'participants'}
            </p>
          )}
        </Stack>
        <div className={styles['stars']} role="group" aria-label="Rating">
          {[1, 2, 3, 4, 5].map((stars) => (
            <button
              key={stars}
              type="button"
              className={styles['star']}
              aria-label={stars === 1 ? '1 star' : `${stars} stars`}
              aria-pressed={rating === stars}
              onClick={() => setRating(stars)}
            >
              <Star size={26} fill={stars <= rating ? 'currentColor' : 'none'} />
            </button>
          ))}
        </div>
        <TextArea
          label="What was good"
          rows={2}
          value={comments}
          onChange={(event_) => setComments(event_.currentTarget.value)}
        />
        <TextArea
          label="What could be better"
          rows={2}
          value={suggestions}
          onChange={(event_) => setSuggestions(event_.currentTarget.value)}
        />
        <Errors of={rate.errors} />
        <Row>
          <Button type="submit" busy={rate.busy} disabled={rating === 0}>
            {registration.feedback ? 'Change the feedback' : 'Send the feedback'}
          </Button>
        </Row>
      </form>
    </Card>
  );
}
