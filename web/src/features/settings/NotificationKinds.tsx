import type { PreferencePartsFragment } from '@leela/client/documents/settings.js';
import type { UpdatePreferencesInput } from '@leela/client/schema.js';
import { Checkbox, Section } from '../../ui/index.js';
import styles from './settings.module.css';

const KINDS = [
  ['likes', 'Likes'],
  ['comments', 'Comments'],
  ['shares', 'Shares'],
  ['mentions', 'Mentions'],
  ['follows', 'Followers'],
  ['messages', 'Messages'],
  ['posts', 'Posts of people you follow'],
  ['groups', 'Groups'],
  ['achievements', 'Achievements'],
] as const;

/** One row for each kind of notification: in the app, and as a push message. */
export function NotificationKinds({
  preferences,
  save,
}: {
  preferences: PreferencePartsFragment;
  save: (input: UpdatePreferencesInput) => Promise<void>;
}) {
  const { inApp, push, pushNotifications } = preferences;
  return (
    <Section title="Notifications">
      <Checkbox
        label="Notifications in the app"
        checked={inApp.enabled}
        onChange={({ currentTarget }) => void save({ inApp: { enabled: currentTarget.checked } })}
      />
      <Checkbox
        label="Push messages"
        checked={pushNotifications}
        onChange={({ currentTarget }) => void save({ pushNotifications: currentTarget.checked })}
      />
      <table className={`table ${styles['matrix']}`}>
        <thead>
          <tr>
            <th scope="col">About</th>
            <th scope="col">In the app</th>
            <th scope="col">Push</th>
          </tr>
        </thead>
        <tbody>
          {KINDS.map(([key, label]) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>
                <input
                  type="checkbox"
                  aria-label={`${label}, in the app`}
                  checked={inApp[key]}
                  disabled={!inApp.enabled}
                  onChange={({ currentTarget }) => void save({ inApp: { [key]: currentTarget.checked } })}
                />
              </td>
              <td>
                <input
                  type="checkbox"
                  aria-label={`${label}, as a push message`}
                  checked={push[key]}
                  disabled={!pushNotifications}
                  onChange={({ currentTarget }) => void save({ push: { [key]: currentTarget.checked } })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
