import { useSubscription } from '@apollo/client/react';
import { newClientId } from '@leela/client';
import {
  CancelGenerationDocument,
  DeleteGenerationDocument,
  GenerationProgressDocument,
  RateGenerationDocument,
  RetryGenerationDocument,
  type GenerationPartsFragment,
} from '@leela/client/documents/generations.js';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAction } from '../../../app/useAction.js';
import { Badge, Button, Card, Errors, formatEnum, Menu, Row, StarInput, Time } from '../../../ui/index.js';
import styles from './generate.module.css';
import { PublishDialog } from './PublishDialog.js';
import { isRunning, MODEL_NAMES, STATUS_TONE } from './words.js';

/** A generation: its progress while it is made, its results afterwards. */
export function GenerationCard({
  generation,
  onChange,
}: {
  generation: GenerationPartsFragment;
  onChange: () => void;
}) {
  const { id, status, cost } = generation;
  const runs = isRunning(generation);
  useSubscription(GenerationProgressDocument, { variables: { id }, skip: !runs });
  const cancel = useAction(CancelGenerationDocument);
  const retry = useAction(RetryGenerationDocument);
  const rate = useAction(RateGenerationDocument);
  const remove = useAction(DeleteGenerationDocument);
  const [publishing, setPublishing] = useState(false);
  const input = { generationId: id };
  const made = generation.assets.length > 0;

  return (
    <Card flush>
      <Result generation={generation} runs={runs} />
      <div className={styles['body']}>
        <Row between>
          <Badge tone={STATUS_TONE[status]}>{formatEnum(status)}</Badge>
          <Menu
            label="Actions"
            items={[
              !runs && {
                label: 'Make it again',
                onSelect: () =>
                  void retry.run({ input: { ...input, clientId: newClientId() } }).then(onChange),
              },
              !runs && {
                label: 'Delete',
                tone: 'bad',
                onSelect: () => void remove.run({ input }).then(onChange),
              },
            ]}
          />
        </Row>
        <p className={styles['prompt']} title={generation.prompt}>
          {generation.prompt}
        </p>
        <p className="muted small">
          {generation.model ? `${MODEL_NAMES[generation.model]} · ` : ''}
          {cost.coins} coins · <Time at={generation.createdAt} />
        </p>
        <Errors of={[...cancel.errors, ...retry.errors, ...rate.errors, ...remove.errors]} />
        <Row between wrap>
          {runs && (
            <Button kind="plain" size="small" busy={cancel.busy} onClick={() => void cancel.run({ input })}>
              Cancel
            </Button>
          )}
          {(made || generation.text) && (
            <StarInput
              label="Your rating"
              value={generation.rating}
              onRate={(rating) =>
                void rate.run(
                  { input: { ...input, rating } },
                  {
                    shown: {
                      rateGeneration: {
                        __typename: 'AIGenerationPayload',
                        generation: { __typename: 'AIGeneration', id, rating },
                        userErrors: [],
                      },
                    },
                  },
                )
              }
            />
          )}
          {generation.post ? (
            <Link className="button" data-kind="plain" data-size="small" to={`/posts/${generation.post.id}`}>
              See the post
            </Link>
          ) : (
            made &&
            !runs && (
              <Button kind="plain" size="small" onClick={() => setPublishing(true)}>
                Publish
              </Button>
            )
          )}
        </Row>
      </div>
      {publishing && <PublishDialog generation={generation} onClose={() => setPublishing(false)} />}
    </Card>
  );
}

function Result({ generation, runs }: { generation: GenerationPartsFragment; runs: boolean }) {
  const { assets, progress, errorMessage, text, prompt } = generation;
  if (assets.length > 0)
    return (
      <div className={styles['media']}>
        {assets.map((asset) =>
          asset.contentType.startsWith('video/') ? (
            <video
              key={asset.url}
              src={asset.url}
              poster={asset.thumbnailUrl ?? undefined}
              controls
              muted
              playsInline
              preload="metadata"
            />
          ) : (
            <a key={asset.url} href={asset.url} target="_blank" rel="noreferrer">
              <img
                src={asset.thumbnailUrl ?? asset.url}
                alt={prompt}
                width={asset.width}
                height={asset.height}
                loading="lazy"
              />
            </a>
          ),
        )}
      </div>
    );
  if (runs)
    return (
      <div className={styles['waiting']} role="status">
        <span className="muted">{progress > 0 ? `${progress} %` : 'In the queue'}</span>
        <progress max={100} value={progress} aria-label="Progress" />
      </div>
    );
  return (
    <div className={styles['body']} style={{ paddingBottom: 0 }}>
      <p className={text ? undefined : 'muted'}>{text ?? errorMessage ?? 'Nothing was made.'}</p>
    </div>
  );
}
