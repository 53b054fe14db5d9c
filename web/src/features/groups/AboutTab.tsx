import { Card, Empty, formatDate, Person, Row, Stack } from '../../ui/index.js';
import { useGroup } from './GroupPage.js';
import styles from './groups.module.css';
import { VISIBILITIES } from './words.js';

/** What a group is about: its rules, its visibility, its owner. */
export function Component() {
  const group = useGroup();
  const visibility = VISIBILITIES.find(({ value }) => value === group.visibility)!;
  return (
    <Stack>
      <Card>
        <Stack gap="small">
          <h2>Rules</h2>
          {group.rules.length === 0 ? (
            <Empty title="No rules were written" />
          ) : (
            <ol className={styles['rules']}>
              {group.rules.map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ol>
          )}
        </Stack>
      </Card>
      <Card>
        <Stack>
          <h2>About</h2>
          <div>
            <p className="strong">{visibility.label}</p>
            <p className="muted">{visibility.text}</p>
          </div>
          <p className="muted">
            Founded on {formatDate(group.createdAt)} · {group.stats.activeMembers} active members ·{' '}
            {group.stats.comments} comments
          </p>
          {group.owner && <Person user={group.owner} text="Owner" />}
          {group.tags.length > 0 && (
            <Row wrap>
              {group.tags.map((tag) => (
                <span key={tag} className="badge">
                  #{tag}
                </span>
              ))}
            </Row>
          )}
        </Stack>
      </Card>
    </Stack>
  );
}
