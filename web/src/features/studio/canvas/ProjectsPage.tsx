import { useQuery } from '@apollo/client/react';
import { CanvasListDocument } from '@leela/client/documents/canvas.js';
import type { CanvasStatus } from '@leela/client/schema.js';
import { useState } from 'react';
import { Link } from 'react-router';
import { ConnectionList } from '../../../app/ConnectionList.js';
import { Avatar, Badge, Button, Chips, Empty, Page, Row, Time } from '../../../ui/index.js';
import styles from './canvas.module.css';
import { NewProjectDialog } from './NewProjectDialog.js';

type Shown = Exclude<CanvasStatus, 'DELETED'>;

/** The viewer's canvas projects, and those that are shared with the viewer. */
export function Component() {
  const [status, setStatus] = useState<Shown>('ACTIVE');
  const [making, setMaking] = useState(false);
  const result = useQuery(CanvasListDocument, {
    variables: { status },
    fetchPolicy: 'cache-and-network',
  });
  const { data } = result;
  const list = data?.viewer?.canvasProjects;
  return (
    <Page
      title="Canvas"
      text="Pages that people and AI write together."
      width="wide"
      actions={<Button onClick={() => setMaking(true)}>New project</Button>}
    >
      <Row>
        <Chips
          look="segmented"
          label="State"
          value={status}
          options={[
            { value: 'ACTIVE', label: 'Active' },
            { value: 'ARCHIVED', label: 'Archived' },
          ]}
          onChoose={setStatus}
        />
      </Row>
      <ConnectionList
        result={result}
        list={list}
        className="grid"
        itemHeight={150}
        empty={
          <Empty
            title={status === 'ACTIVE' ? 'No projects yet' : 'Nothing is archived'}
            text="A project holds text files: pages, styles, scripts, notes."
            action={<Button onClick={() => setMaking(true)}>Start a project</Button>}
          />
        }
      >
        {(project) => (
          <Link key={project.id} to={`/canvas/${project.id}`} className={`card ${styles['project']}`}>
            <Row between>
              <h2>{project.name}</h2>
              {project.settings.isPublic && <Badge tone="accent">Public</Badge>}
            </Row>
            <p className="muted">{project.description || project.category}</p>
            <Row wrap>
              {project.tags.map((tag) => (
                <Badge key={tag}>{tag}</Badge>
              ))}
            </Row>
            <Row between>
              <Row>
                <Avatar name={project.owner?.fullName ?? ''} src={project.owner?.avatar} size={24} />
                <span className="muted small">{project.stats.files} files</span>
              </Row>
              <span className="muted small">
                <Time at={project.stats.lastActivityAt ?? project.updatedAt} />
              </span>
            </Row>
          </Link>
        )}
      </ConnectionList>
      {making && (
        <NewProjectDialog templates={data?.canvasTemplates ?? []} onClose={() => setMaking(false)} />
      )}
    </Page>
  );
}
