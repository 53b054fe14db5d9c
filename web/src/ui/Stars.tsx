import { Star } from 'lucide-react';

const ALL = [1, 2, 3, 4, 5];

/** A rating of one to five stars. */
export function Stars({ value, label = 'Rating' }: { value: number; label?: string }) {
  return (
    <span className="stars" role="img" aria-label={`${label}: ${Math.round(value * 10) / 10} of 5`}>
      {ALL.map((star) => (
        <Star key={star} size={15} data-filled={star <= Math.round(value) || undefined} />
      ))}
    </span>
  );
}

/** Lets the user rate with one to five stars. */
export function StarInput({
  label,
  value,
  onRate,
}: {
  label: string;
  value: number | null | undefined;
  onRate: (rating: number) => void;
}) {
  return (
    <span className="stars" role="group" aria-label={label}>
      {ALL.map((star) => (
        <button
          key={star}
          type="button"
          aria-label={star === 1 ? '1 star' : `${star} stars`}
          aria-pressed={star === value}
          onClick={() => onRate(star)}
        >
          <Star size={19} data-filled={(value ?? 0) >= star || undefined} />
        </button>
      ))}
    </span>
  );
}
