import { LinkButton, Note, Row } from '../../ui/index.js';
import { AccountCard } from './AccountCard.js';

/** Shown where a mail's link lacks its token. */
export function IncompleteLink({ title, again }: { title: string; again?: string }) {
  return (
    <AccountCard title={title}>
      <Note tone="warn">This link is not complete. Open it from the mail again.</Note>
      {again && (
        <Row>
          <LinkButton to={again}>Get another link</LinkButton>
        </Row>
      )}
    </AccountCard>
  );
}
