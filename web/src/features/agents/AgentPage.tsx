import { useQuery } from '@apollo/client/react';
import { AgentPageDocument, type AgentPageQuery } from '@leela/client/documents/agents.js';
import { SlidersHorizontal } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { Component as NotFound } from '../../app/NotFoundPage.js';
import { useSession } from '../../app/session.js';
import {
  Avatar,
  Badge,
  Button,
  Card,
  Errors,
  formatCount,
  formatEnum,
  Note,
  Page,
  Row,
  Skeleton,
  Stack,
} from '../../ui/index.js';
import { AgentBadges, Rating } from './AgentCard.js';
import styles from './agents.module.css';
import { AgentChats } from './AgentChats.js';
import { PersonaliseDialog } from './PersonaliseDialog.js';
import { SubscriptionPanel } from './SubscriptionPanel.js';
import { useStartChat } from './useStartChat.js';

/** An agent as its page shows it. */
export type AgentOfPage = NonNullable<AgentPageQuery['agent']>;

/** The page of an agent: its character, examples, prices, and the way into a chat. */
export function Component() {
  const { slug = '' } = useParams();
  const { data, loading, error } = useQuery(AgentPageDocument, { variables: { slug } });
  if (data?.agent) return <Agent agent={data.agent} />;
  if (loading) return <Loading />;
  if (error)
    return (
      <Page title="Agent">
        <Note tone="bad">{error.message}</Note>
      </Page>
    );
  return <NotFound />;
}

function Agent({ agent }: { agent: AgentOfPage }) {
  const { viewer } = useSession();
  const { start, busy, errors } = useStartChat(agent.id);
  const [personalising, setPersonalising] = useState(false);
  const { personality, providers, settings, stats, status } = agent;
  const own = agent.viewerPersonalization?.isActive ? agent.viewerPersonalization : null;
  const usable = status === 'ACTIVE';
  return (
    <Page title={agent.name} hideTitle width="wide">
      <Card>
        <div className={styles['intro']}>
          <Avatar name={agent.name} src={agent.avatar} size={96} />
          <Stack gap="small" className="stack grow">
            <h2 className={styles['title']}>
              {agent.name}
              {own?.nickname && <span className="muted"> · {own.nickname}</span>}
            </h2>
            <p className="muted">{agent.tagline}</p>
            <Row wrap>
              <Badge>{formatEnum(agent.category)}</Badge>
              <AgentBadges agent={agent} />
              <span className="small muted">
                <Rating stats={stats} />
              </span>
              <span className="small muted">{formatCount(stats.messages)} messages</span>
            </Row>
          </Stack>
          <Stack gap="small">
            <Button busy={busy} disabled={!usable} onClick={() => void start()}>
              Start a chat
            </Button>
            {viewer && (
              <Button kind="plain" onClick={() => setPersonalising(true)}>
                <SlidersHorizontal size={16} aria-hidden="true" /> Personalise
              </Button>
            )}
          </Stack>
        </div>
        <Errors of={errors} />
        {!usable && (
          <Note tone="warn">The agent does not answer for now: {formatEnum(status).toLowerCase()}.</Note>
        )}
      </Card>
      <div className={styles['columns']}>
        <Stack>
          {agent.description && <p className={styles['lead']}>{agent.description}</p>}
          <Part title="Begin with">
            <Row wrap>
              {agent.suggestedPrompts.map((prompt) => (
                <Button
                  key={prompt}
                  kind="plain"
                  size="small"
                  disabled={!usable || busy}
                  className={`button ${styles['prompt']}`}
                  onClick={() => void start(prompt)}
                >
                  {prompt}
                </Button>
              ))}
            </Row>
          </Part>
          <Part title="How it talks">
            <blockquote className={styles['welcome']}>
              {own?.welcomeMessage ?? agent.welcomeMessage}
            </blockquote>
            {agent.exampleResponses.map(({ input, output }) => (
              <div key={input} className={styles['example']}>
                <p className={styles['question']}>{input}</p>
                <p>{output}</p>
              </div>
            ))}
          </Part>
          <Part title="Personality">
            <Words label="Traits" of={personality.traits} />
            <Words label="Subjects" of={personality.expertise} />
            {personality.tone && <Words label="Tone" of={[personality.tone]} />}
          </Part>
          {(agent.features.length > 0 || agent.useCases.length > 0) && (
            <Part title="Good for">
              <Words label="Features" of={agent.features} />
              <Words label="Uses" of={agent.useCases} />
              <Words label="Tools" of={agent.capabilities} />
            </Part>
          )}
          <p className="small muted">
            {providers.length > 0
              ? `Answered by ${providers.map(({ model }) => model).join(', then ')}.`
              : 'No model is configured here: the offline demonstration answers, and says so.'}{' '}
            Version {agent.version}.
          </p>
        </Stack>
        <Stack>
          <SubscriptionPanel agent={agent} />
          <Card>
            <Stack gap="small">
              <h2>Free answers</h2>
              <p className="muted">
                {settings.freeAnswersPerDay} a day. After them,{' '}
                {agent.isPremium
                  ? 'a subscription is needed.'
                  : 'answers cost credits, or a subscription pays.'}
              </p>
            </Stack>
          </Card>
          {viewer && <AgentChats agentId={agent.id} />}
        </Stack>
      </div>
      {personalising && <PersonaliseDialog agent={agent} onClose={() => setPersonalising(false)} />}
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <Stack gap="small">
        <h2>{title}</h2>
        {children}
      </Stack>
    </Card>
  );
}

function Words({ label, of }: { label: string; of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <div className="row" data-wrap>
      <span className="muted small">{label}</span>
      {of.map((word) => (
        <Badge key={word}>{word}</Badge>
      ))}
    </div>
  );
}

function Loading() {
  return (
    <Page title="Agent" hideTitle width="wide">
      <Skeleton height={130} />
      <div className={styles['columns']}>
        <Skeleton height={420} />
        <Skeleton height={260} />
      </div>
    </Page>
  );
}
