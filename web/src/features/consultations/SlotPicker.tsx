import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton, Skeleton } from '../../ui/index.js';
import styles from './consultations.module.css';
import { deviceZone } from './words.js';

const dayName = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' });
const time = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false });

/** The free times of a week by day, in the zone of the device. */
export function SlotPicker({
  slots,
  week,
  chosen,
  onWeek,
  onChoose,
}: {
  /** Undefined while they are loaded. */
  slots: readonly { startsAt: string }[] | undefined;
  /** How many weeks from now. */
  week: number;
  chosen: string | null;
  onWeek: (week: number) => void;
  onChoose: (startsAt: string) => void;
}) {
  const days = Map.groupBy(slots ?? [], ({ startsAt }) => dayName.format(new Date(startsAt)));
  return (
    <div className="stack">
      <div className={styles['week']}>
        <IconButton label="Earlier week" disabled={week === 0} onClick={() => onWeek(week - 1)}>
          <ChevronLeft size={18} />
        </IconButton>
        <span className="muted small">Times in {deviceZone().replaceAll('_', ' ')}</span>
        <IconButton label="Later week" onClick={() => onWeek(week + 1)}>
          <ChevronRight size={18} />
        </IconButton>
      </div>
      {!slots && <Skeleton height={180} />}
      {slots?.length === 0 && <p className="muted">No free times in these seven days.</p>}
      {[...days].map(([day, times]) => (
        <section key={day} className="stack" data-gap="small" aria-label={day}>
          <h3>{day}</h3>
          <div className={styles['slots']}>
            {times.map(({ startsAt }) => (
              <button
                key={startsAt}
                type="button"
                className={styles['slot']}
                aria-pressed={startsAt === chosen}
                onClick={() => onChoose(startsAt)}
              >
                {time.format(new Date(startsAt))}
              </button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
