import { Download, Users } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Component as NotFound } from '../../../app/NotFoundPage.js';
import { Badge, Button, Chips, Empty, Note, Page, Skeleton } from '../../../ui/index.js';
import styles from './canvas.module.css';
import { FileEditor } from './FileEditor.js';
import { FileTree } from './FileTree.js';
import { GeneratePanel } from './GeneratePanel.js';
import { Preview } from './Preview.js';
import { ProjectMenu } from './ProjectMenu.js';
import { ShareDialog } from './ShareDialog.js';
import { useCanvas } from './useCanvas.js';

type Pane = 'files' | 'editor' | 'preview';

/** A project: its files, the editor, the preview, and changes by a prompt. */
export function Component() {
  const { id = '' } = useParams();
  const { project, loading, refetch, lastEditor } = useCanvas(id);
  const [chosen, setChosen] = useState<string>();
  const [pane, setPane] = useState<Pane>('editor');
  const [sharing, setSharing] = useState(false);
  if (!project) {
    if (!loading) return <NotFound />;
    return (
      <Page title="Canvas" width="wide">
        <Skeleton height="calc(100dvh - 150px)" />
      </Page>
    );
  }
  const { files, viewerRole, status } = project;
  const mayEdit = status === 'ACTIVE' && (viewerRole === 'OWNER' || viewerRole === 'EDITOR');
  const file =
    files.find(({ path }) => path === chosen) ?? files.find(({ path }) => path === 'index.html') ?? files[0];
  const changed = () => void refetch();
  const open = (path: string) => {
    setChosen(path);
    setPane('editor');
  };
  const stamp = files.map((one) => `${one.path}:${one.version}`).join(' ');

  return (
    <Page
      title={project.name}
      text={project.description}
      width="wide"
      actions={
        <>
          {project.settings.isPublic && <Badge tone="accent">Public</Badge>}
          <Button kind="plain" size="small" onClick={() => setSharing(true)}>
            <Users size={16} /> {project.collaborators.length}
            <span className="visually-hidden"> collaborators</span>
          </Button>
          <a className="button" data-kind="plain" data-size="small" href={project.archiveUrl}>
            <Download size={16} /> Export
          </a>
          {viewerRole === 'OWNER' && <ProjectMenu project={project} />}
        </>
      }
    >
      {status === 'ARCHIVED' && <Note>The project is archived: it can only be read.</Note>}
      <div className={styles['panes']}>
        <Chips
          look="segmented"
          label="Pane"
          value={pane}
          options={[
            { value: 'files', label: 'Files' },
            { value: 'editor', label: 'Editor' },
            { value: 'preview', label: 'Preview' },
          ]}
          onChoose={setPane}
        />
      </div>
      <div className={styles['workspace']} data-pane={pane}>
        <FileTree project={project} current={file?.path} mayEdit={mayEdit} onOpen={open} onChange={changed} />
        {file ? (
          <FileEditor
            key={file.id}
            projectId={project.id}
            file={file}
            mayEdit={mayEdit}
            lastEditor={lastEditor}
          />
        ) : (
          <div className={styles['editor']}>
            <Empty title="No files yet" text="Add one, or let AI write them by a prompt." />
          </div>
        )}
        <Preview url={project.previewUrl ?? null} stamp={stamp} />
      </div>
      {mayEdit && <GeneratePanel project={project} onChange={changed} />}
      {sharing && <ShareDialog project={project} onChange={changed} onClose={() => setSharing(false)} />}
    </Page>
  );
}
