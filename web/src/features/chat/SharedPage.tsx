import { useQuery } from '@apollo/client/react';
import { SharedChatPageDocument } from '@leela/client/documents/chat.js';
import { useParams } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import { Component as NotFound } from '../../app/NotFoundPage.js';
import { Avatar, Card, formatDateTime, LinkButton, Note, Page, Skeleton } from '../../ui/index.js';
import styles from './chat.module.css';
import { ChatFiles } from './ChatFiles.js';
import { Text } from './Text.js';

/** A chat as it was when it was shared. Everyone with the link can read it. */
export function Component() {
  const { token = '' } = useParams();
  const result = useQuery(SharedChatPageDocument, { variables: { token } });
  const { data, loading, error } = result;
  const chat = data?.sharedChat;
  if (!chat) {
    if (loading)
      return (
        <Page title="Shared chat">
          <Skeleton height={320} />
        </Page>
      );
    return error ? (
      <Page title="Shared chat">
        <Note tone="bad">{error.message}</Note>
      </Page>
    ) : (
      <NotFound />
    );
  }
  const { agent, title, sharedAt, messages } = chat;
  const name = agent?.name ?? 'Agent';
  return (
    <Page
      title={title}
      text={`A chat with ${name}, shared on ${formatDateTime(sharedAt)}`}
      actions={agent && <LinkButton to={`/agents/${agent.slug}`}>Talk to {agent.name}</LinkButton>}
    >
      <Card>
        <ConnectionList result={result} list={messages} empty={null}>
          {(message, place) =>
            message.role === 'USER' ? (
              <article key={place} className={styles['question']} aria-label="Question">
                <div className={styles['asked']}>
                  <ChatFiles of={message.attachments} />
                  <p className={styles['plain']}>{message.content}</p>
                </div>
              </article>
            ) : (
              <article key={place} className={styles['answer']} aria-label={`Answer of ${name}`}>
                <Avatar name={name} src={agent?.avatar} size={32} />
                <div className={styles['said']}>
                  <p className={styles['by']}>{name}</p>
                  <Text text={message.content} />
                  <ChatFiles of={message.attachments} />
                </div>
              </article>
            )
          }
        </ConnectionList>
      </Card>
    </Page>
  );
}
