import { Checkbox, Errors, Section, Select, Skeleton } from '../../ui/index.js';
import { NotificationKinds } from './NotificationKinds.js';
import { QuietHours } from './QuietHours.js';
import { usePreferences } from './usePreferences.js';

const DIGESTS = [
  { value: 'NEVER', label: 'Never' },
  { value: 'DAILY', label: 'Daily' },
  { value: 'WEEKLY', label: 'Weekly' },
] as const;

/** What the viewer is notified of, where and when. */
export function Component() {
  const { preferences, save, errors } = usePreferences();
  if (!preferences)
    return (
      <>
        <Skeleton height={520} />
        <Skeleton height={300} />
      </>
    );
  const { email, emailNotifications } = preferences;
  return (
    <>
      <Errors of={errors} />
      <NotificationKinds preferences={preferences} save={save} />
      <QuietHours preferences={preferences} save={save} />
      <Section title="Mails" text="Requested links and warnings about your password always come.">
        <Checkbox
          label="Send me mails"
          checked={emailNotifications}
          onChange={({ currentTarget }) => void save({ emailNotifications: currentTarget.checked })}
        />
        <Select
          label="Digest of what you have missed"
          options={DIGESTS}
          value={email.digest}
          disabled={!emailNotifications}
          onChoose={(digest) => void save({ email: { digest } })}
        />
        {(
          [
            ['security', 'New devices and locks of the account'],
            ['updates', 'News about the platform'],
            ['marketing', 'Offers'],
          ] as const
        ).map(([key, label]) => (
          <Checkbox
            key={key}
            label={label}
            checked={email[key]}
            disabled={!emailNotifications}
            onChange={({ currentTarget }) => void save({ email: { [key]: currentTarget.checked } })}
          />
        ))}
      </Section>
    </>
  );
}
