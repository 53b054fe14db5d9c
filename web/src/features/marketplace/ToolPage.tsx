import { useQuery } from '@apollo/client/react';
import { ToolPageDocument, type ToolPageQuery } from '@leela/client/documents/marketplace.js';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Component as NotFound } from '../../app/NotFoundPage.js';
import { Badge, Card, formatCount, formatEnum, Page, Row, Section, Skeleton, Tabs } from '../../ui/index.js';
import styles from './marketplace.module.css';
import { Reviews } from './Reviews.js';
import { ToolActions } from './ToolActions.js';
import { Versions } from './Versions.js';
import { categoryWords } from './words.js';

type Tool = NonNullable<ToolPageQuery['tool']>;
type Tab = 'about' | 'versions' | 'reviews';

/** A tool: what it does, its versions, its reviews. */
export function Component() {
  const { slug = '' } = useParams();
  const { data, loading, refetch } = useQuery(ToolPageDocument, { variables: { slug } });
  const [tab, setTab] = useState<Tab>('about');
  const tool = data?.tool;
  if (!tool) {
    if (!loading) return <NotFound />;
    return (
      <Page title="Tool">
        <Skeleton height={160} />
        <Skeleton height={300} />
      </Page>
    );
  }
  const { stats } = tool;
  return (
    <Page title={tool.name} text={tool.description} actions={<ToolActions tool={tool} />}>
      <Row wrap>
        <Badge>{categoryWords(tool.category)}</Badge>
        {tool.isVerified && <Badge tone="good">Verified</Badge>}
        {tool.isBuiltIn && <Badge tone="accent">Built in</Badge>}
        <Badge tone={tool.riskLevel === 'LOW' ? undefined : 'warn'}>{formatEnum(tool.riskLevel)} risk</Badge>
        <span className="muted small">
          {tool.currentVersion && `v${tool.currentVersion} · `}
          {formatCount(stats.downloads)} downloads · {formatCount(stats.stars)} stars
          {tool.author && !tool.isBuiltIn && (
            <>
              {' · by '}
              <Link to={`/@${tool.author.username}`}>{tool.author.fullName}</Link>
            </>
          )}
        </span>
      </Row>
      <Tabs
        value={tab}
        onChange={setTab}
        items={[
          { value: 'about', label: 'About', content: <About tool={tool} /> },
          { value: 'versions', label: 'Versions', content: <Versions tool={tool} /> },
          {
            value: 'reviews',
            label: `Reviews (${stats.reviews})`,
            content: <Reviews tool={tool} onReview={() => void refetch()} />,
          },
        ]}
      />
    </Page>
  );
}

function About({ tool }: { tool: Tool }) {
  return (
    <>
      {tool.longDescriptionHtml && (
        <Card>
          {/* Sanitised by the gateway. */}
          <div className="prose" dangerouslySetInnerHTML={{ __html: tool.longDescriptionHtml }} />
        </Card>
      )}
      <Parameters title="Inputs" rows={tool.inputs} />
      <Parameters title="Outputs" rows={tool.outputs} />
      {tool.requiredPermissions.length > 0 && (
        <Section title="Permissions" text={tool.requiredPermissions.join(', ')} />
      )}
      {tool.tags.length > 0 && (
        <Row wrap>
          {tool.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </Row>
      )}
    </>
  );
}

function Parameters({
  title,
  rows,
}: {
  title: string;
  rows: readonly { id: string; name: string; type?: string | null; description?: string | null }[];
}) {
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={styles['list']}>
        {rows.map((row) => (
          <li key={row.id}>
            <span className="strong">{row.name}</span> {row.type && <Badge>{row.type.toLowerCase()}</Badge>}
            <div className="muted">{row.description}</div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
