import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useSession, type CurrentViewer } from '../../app/session.js';
import { Avatar, Button, Empty, LinkButton, Note, Row, Skeleton, Timeline } from '../../ui/index.js';
import { Answer } from './Answer.js';
import styles from './chat.module.css';
import { ChatComposer } from './ChatComposer.js';
import { ChatErrors } from './ChatErrors.js';
import { ChatHeader } from './ChatHeader.js';
import { AskedQuestion, PendingQuestion } from './Question.js';
import { useChat, type Chat } from './useChat.js';

/** A chat with an agent. */
export function Component() {
  const { id } = useParams();
  const { viewer } = useSession();
  return viewer && id ? <Thread key={id} id={id} viewer={viewer} /> : null;
}

function Thread({ id, viewer }: { id: string; viewer: CurrentViewer }) {
  const { state } = useLocation() as { state: { prompt?: string } | null };
  const navigate = useNavigate();
  const does = useChat(id);
  const { chat, query, pending, errors } = does;
  const messages = chat?.messages.nodes ?? [];
  const streaming = messages.find(({ status }) => status === 'STREAMING');
  const [editing, setEditing] = useState<string | null>(null);

  // A question that the agent's page has begun with is asked once.
  const prompt = useRef(state?.prompt);
  const ready = Boolean(chat);
  useEffect(() => {
    const content = prompt.current;
    if (!ready || !content) return;
    prompt.current = undefined;
    void navigate('.', { replace: true, state: null });
    void does.send({ content, attachmentIds: [] });
  }, [ready, navigate, does]);

  if (!chat) {
    if (query.loading) return <Loading />;
    return query.error ? <Note tone="bad">{query.error.message}</Note> : <Gone />;
  }

  return (
    <div className={styles['thread']}>
      <ChatHeader chat={chat} viewer={viewer} />
      <Timeline
        label="Messages"
        firstKey={messages[0]?.id}
        hasEarlier={chat.messages.pageInfo.hasPreviousPage}
        loading={does.fetching}
        onEarlier={() => void does.earlier()}
      >
        <div className={styles['messages']}>
          {!chat.messages.pageInfo.hasPreviousPage && (
            <Welcome
              chat={chat}
              prompts={messages.length === 0 && !pending}
              onAsk={(content) => void does.send({ content, attachmentIds: [] })}
            />
          )}
          {messages.map((message) =>
            message.role === 'USER' ? (
              <AskedQuestion
                key={message.id}
                message={message}
                editing={editing === message.id}
                locked={Boolean(streaming) || does.busy}
                onEdit={setEditing}
                onSave={(content) =>
                  void does.edit(message.id, content).then((accepted) => accepted && setEditing(null))
                }
                onChoose={(other) => void does.choose(other)}
              />
            ) : (
              <Answer
                key={message.id}
                message={message}
                agent={chat.agent}
                locked={Boolean(streaming) || does.busy}
                does={does}
              />
            ),
          )}
          {pending && <PendingQuestion content={pending.content} />}
        </div>
      </Timeline>
      <ChatErrors errors={errors} agent={chat.agent} />
      <ChatComposer
        name={chat.agent?.name ?? 'the agent'}
        disabled={!chat.agent || does.busy}
        onSend={does.send}
        onStop={streaming && (() => void does.stop(streaming.id))}
      />
    </div>
  );
}

function Welcome({
  chat: { agent },
  prompts,
  onAsk,
}: {
  chat: Chat;
  prompts: boolean;
  onAsk: (prompt: string) => void;
}) {
  if (!agent) return null;
  const own = agent.viewerPersonalization;
  return (
    <div className={styles['welcome']}>
      <Avatar name={agent.name} src={agent.avatar} size={56} />
      <p>{own?.welcomeMessage ?? agent.welcomeMessage}</p>
      {prompts && (
        <Row wrap style={{ justifyContent: 'center' }}>
          {agent.suggestedPrompts.map((prompt) => (
            <Button
              key={prompt}
              kind="plain"
              size="small"
              className={`button ${styles['prompt']}`}
              onClick={() => onAsk(prompt)}
            >
              {prompt}
            </Button>
          ))}
        </Row>
      )}
    </div>
  );
}

function Gone() {
  return (
    <div className={styles['gone']}>
      <Empty
        title="There is nothing here"
        text="The chat does not exist, or it is not yours."
        action={<LinkButton to="/chats">Go to your chats</LinkButton>}
      />
    </div>
  );
}

function Loading() {
  return (
    <div className={styles['loading']} aria-busy="true">
      <Skeleton height={48} />
      <Skeleton height={44} width="50%" />
      <Skeleton height={140} width="80%" />
    </div>
  );
}
