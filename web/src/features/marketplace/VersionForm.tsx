import { newClientId } from '@leela/client';
import {
  PublishToolVersionDocument,
  type ToolPagePartsFragment,
} from '@leela/client/documents/marketplace.js';
import { useState, type FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Dialog, Errors, Row, TextArea, TextField, useToast } from '../../ui/index.js';

const FIELDS = ['version', 'changelog', 'codeUrl', 'mainFunction'];

/** Publishes a further version of the viewer's tool. Inputs, outputs and permissions stay those of the version before. */
export function VersionForm({ tool, onPublish }: { tool: ToolPagePartsFragment; onPublish: () => void }) {
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const { run, busy, errors, clear } = useAction(PublishToolVersionDocument);

  function close() {
    clear();
    setOpen(false);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    const { version = '', changelog, codeUrl, mainFunction = '' } = readForm(event);
    const input = {
      ...{ toolId: tool.id, version, mainFunction, clientId: newClientId() },
      ...{ changelog: changelog || undefined, codeUrl: codeUrl || undefined },
    };
    if (!(await run({ input })).ok) return;
    toast(`Version ${version} is published.`);
    close();
    onPublish();
  }

  return (
    <Row>
      <Button onClick={() => setOpen(true)}>New version</Button>
      <Dialog
        open={open}
        title="New version"
        text={tool.currentVersion ? `The current version is ${tool.currentVersion}.` : undefined}
        onClose={close}
      >
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <Errors of={errors.filter(({ field }) => !FIELDS.some((name) => field?.endsWith(name)))} />
          <TextField
            label="Version"
            name="version"
            required
            hint="A number such as 1.1.0, or 2.0.0-beta.1 for a pre-release"
            error={errorOf(errors, 'version')}
          />
          <TextArea label="Changes" name="changelog" rows={4} error={errorOf(errors, 'changelog')} />
          <TextField
            label="Address of the code"
            name="codeUrl"
            type="url"
            placeholder="https://"
            error={errorOf(errors, 'codeUrl')}
          />
          <TextField
            label="Main function"
            name="mainFunction"
            defaultValue={tool.mainFunction ?? 'run'}
            required
            error={errorOf(errors, 'mainFunction')}
          />
          <Row>
            <Button type="submit" busy={busy}>
              Publish
            </Button>
          </Row>
        </form>
      </Dialog>
    </Row>
  );
}
