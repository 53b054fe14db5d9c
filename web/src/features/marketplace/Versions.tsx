import { useQuery } from '@apollo/client/react';
import {
  ToolVersionsDocument,
  YankToolVersionDocument,
  type ToolPagePartsFragment,
  type ToolVersionPartsFragment,
} from '@leela/client/documents/marketplace.js';
import { useState } from 'react';
import { ConnectionList } from '../../app/ConnectionList.js';
import { readForm } from '../../app/form.js';
import { useSession } from '../../app/session.js';
import { errorOf, useAction } from '../../app/useAction.js';
import {
  Badge,
  Button,
  Card,
  Dialog,
  Errors,
  formatCount,
  formatDate,
  Row,
  Skeleton,
  TextField,
} from '../../ui/index.js';
import styles from './marketplace.module.css';
import { VersionForm } from './VersionForm.js';

/** The versions of a tool, newest first. Its author publishes further ones here, and withdraws them. */
export function Versions({ tool }: { tool: ToolPagePartsFragment }) {
  const { viewer } = useSession();
  const isAuthor = viewer?.user.id !== undefined && viewer.user.id === tool.author?.id;
  const result = useQuery(ToolVersionsDocument, { variables: { slug: tool.slug } });
  const current = result.data?.tool?.currentVersion ?? tool.currentVersion;
  return (
    <>
      {isAuthor && <VersionForm tool={tool} onPublish={() => void result.refetch()} />}
      <Card>
        <ConnectionList
          result={result}
          list={result.data?.tool?.versions}
          byClick
          placeholder={<Skeleton height={160} />}
          frame={(items) => <ul className={styles['list']}>{items}</ul>}
          empty={<p className="muted">No versions yet.</p>}
        >
          {(version) => (
            <li key={version.id}>
              <Version version={version} isCurrent={version.version === current} mayYank={isAuthor} />
            </li>
          )}
        </ConnectionList>
      </Card>
    </>
  );
}

function Version({
  version,
  isCurrent,
  mayYank,
}: {
  version: ToolVersionPartsFragment;
  isCurrent: boolean;
  mayYank: boolean;
}) {
  const [asking, setAsking] = useState(false);
  const { run, busy, errors, clear } = useAction(YankToolVersionDocument);

  async function yank(yanked: boolean, reason?: string) {
    const { ok } = await run({ input: { versionId: version.id, yanked, reason } });
    if (ok) setAsking(false);
  }

  return (
    <>
      <Row between wrap>
        <Row>
          <span className="strong">{version.version}</span>
          {isCurrent && <Badge tone="good">Current</Badge>}
          {!version.isStable && <Badge tone="warn">Pre-release</Badge>}
          {version.isYanked && <Badge tone="bad">Withdrawn</Badge>}
          {version.reviewState === 'IN_REVIEW' && <Badge tone="warn">In review</Badge>}
        </Row>
        <Row>
          <span className="muted small">
            {formatDate(version.releasedAt)} · {formatCount(version.downloads)} downloads
          </span>
          {mayYank && (
            <Button
              kind="plain"
              busy={busy}
              aria-label={`${version.isYanked ? 'Offer again' : 'Withdraw'}: version ${version.version}`}
              onClick={() => (version.isYanked ? void yank(false) : setAsking(true))}
            >
              {version.isYanked ? 'Offer again' : 'Withdraw'}
            </Button>
          )}
        </Row>
      </Row>
      <p className="muted">{version.yankReason ?? version.changelog}</p>
      {!asking && <Errors of={errors} />}
      <Dialog
        open={asking}
        title={`Withdraw version ${version.version}`}
        text="It is offered to nobody any more. Copies that were downloaded keep working."
        onClose={() => {
          clear();
          setAsking(false);
        }}
      >
        <form
          className="stack"
          onSubmit={(event) => {
            const { reason } = readForm(event);
            void yank(true, reason || undefined);
          }}
        >
          <Errors of={errors.filter(({ field }) => !field?.endsWith('reason'))} />
          <TextField label="Reason" name="reason" error={errorOf(errors, 'reason')} />
          <Row>
            <Button type="submit" kind="danger" busy={busy}>
              Withdraw it
            </Button>
          </Row>
        </form>
      </Dialog>
    </>
  );
}
