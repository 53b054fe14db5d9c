import type { OperationError } from '@leela/client';
import { LinkButton, Note } from '../../ui/index.js';
import styles from './chat.module.css';
import type { Chat } from './useChat.js';

/** Why the last step was refused, with the way on where there is one. */
export function ChatErrors({ errors, agent }: { errors: readonly OperationError[]; agent: Chat['agent'] }) {
  if (errors.length === 0) return null;
  const unpaid = errors.some(
    ({ code, field }) => code === 'INSUFFICIENT_FUNDS' || (code === 'FORBIDDEN' && field === 'agentId'),
  );
  return (
    <div className={styles['errors']}>
      <Note tone="bad">
        {errors.map(({ message }) => message).join(' ')}{' '}
        {unpaid && agent && (
          <LinkButton to={`/agents/${agent.slug}`} kind="plain" size="small">
            See the prices
          </LinkButton>
        )}
      </Note>
    </div>
  );
}
