import { Checkbox, Errors, Section, Select, Skeleton } from '../../ui/index.js';
import { BlockedPeople, CloseFriends, MutedPeople } from './PeopleLists.js';
import { usePreferences } from './usePreferences.js';

const PROFILES = [
  { value: 'PUBLIC', label: 'Everyone' },
  { value: 'FRIENDS', label: 'Friends: you follow each other' },
  { value: 'PRIVATE', label: 'Followers that I accept' },
] as const;

const SENDERS = [
  { value: 'EVERYBODY', label: 'Everyone' },
  { value: 'FOLLOWED', label: 'People that I follow' },
  { value: 'NOBODY', label: 'No one' },
] as const;

/** Who sees what of the viewer, and who may write. */
export function Component() {
  const { preferences, save, errors } = usePreferences();
  return (
    <>
      <Errors of={errors} />
      {preferences ? (
        <Section title="Privacy">
          <Select
            label="Who sees my profile"
            options={PROFILES}
            value={preferences.profileVisibility}
            onChoose={(profileVisibility) => void save({ profileVisibility })}
          />
          <Select
            label="Who may send me messages"
            hint="Conversations of people that you do not follow start as requests."
            options={SENDERS}
            value={preferences.messages.from}
            onChoose={(from) => void save({ messages: { from } })}
          />
          <Checkbox
            label="Send read receipts"
            checked={preferences.messages.readReceipts}
            onChange={({ currentTarget }) => void save({ messages: { readReceipts: currentTarget.checked } })}
          />
          <Checkbox
            label="Show when I am online"
            checked={preferences.showActivity}
            onChange={({ currentTarget }) => void save({ showActivity: currentTarget.checked })}
          />
          <Checkbox
            label="Show my e-mail on my profile"
            checked={preferences.showEmail}
            onChange={({ currentTarget }) => void save({ showEmail: currentTarget.checked })}
          />
          <Checkbox
            label="Allow usage statistics"
            checked={preferences.data.analytics}
            onChange={({ currentTarget }) => void save({ data: { analytics: currentTarget.checked } })}
          />
        </Section>
      ) : (
        <Skeleton height={360} />
      )}
      <CloseFriends />
      <BlockedPeople />
      <MutedPeople />
    </>
  );
}
