import { newClientId } from '@leela/client';
import { PublishToolDocument } from '@leela/client/documents/marketplace.js';
import type { RiskLevel, ToolCategory } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Card, Errors, Page, Row, Select, TextArea, TextField } from '../../ui/index.js';
import { CATEGORIES } from './words.js';

const RISKS: { value: RiskLevel; label: string }[] = [
  { value: 'LOW', label: 'Low' },
  { value: 'MEDIUM', label: 'Medium' },
  { value: 'HIGH', label: 'High' },
];
const FIELDS = ['name', 'description', 'longDescription', 'version', 'codeUrl', 'mainFunction', 'tags'];

/** Publishes a tool with its first version. */
export function Component() {
  const navigate = useNavigate();
  const { run, busy, errors } = useAction(PublishToolDocument);
  const [category, setCategory] = useState<ToolCategory>('UTILITY');
  const [riskLevel, setRisk] = useState<RiskLevel>('LOW');

  async function submit(event: FormEvent<HTMLFormElement>) {
    const form = readForm(event);
    const result = await run({
      input: {
        name: form['name'] ?? '',
        description: form['description'] ?? '',
        longDescription: form['longDescription'] || undefined,
        version: form['version'] ?? '',
        codeUrl: form['codeUrl'] || undefined,
        mainFunction: form['mainFunction'] ?? '',
        tags: (form['tags'] ?? '').split(/[\s,#]+/).filter(Boolean),
        category,
        riskLevel,
        clientId: newClientId(),
      },
    });
    if (result.ok) await navigate(`/tools/${result.data.publishTool!.tool!.slug}`);
  }

  return (
    <Page title="Publish a tool" text="The gateway stores the code as data and never runs it.">
      <Card>
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <Errors of={errors.filter(({ field }) => !FIELDS.some((name) => field?.endsWith(name)))} />
          <TextField label="Name" name="name" required error={errorOf(errors, 'name')} />
          <TextField
            label="Short description"
            name="description"
            required
            error={errorOf(errors, 'description')}
          />
          <TextArea
            label="Description"
            name="longDescription"
            rows={6}
            hint="Markdown"
            error={errorOf(errors, 'longDescription')}
          />
          <Select label="Category" options={CATEGORIES} value={category} onChoose={setCategory} />
          <TextField
            label="Version"
            name="version"
            defaultValue="1.0.0"
            required
            error={errorOf(errors, 'version')}
          />
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
            defaultValue="run"
            required
            error={errorOf(errors, 'mainFunction')}
          />
          <Select label="Risk" options={RISKS} value={riskLevel} onChoose={setRisk} />
          <TextField label="Tags" name="tags" placeholder="text, json" error={errorOf(errors, 'tags')} />
          <Row>
            <Button type="submit" busy={busy}>
              Publish
            </Button>
          </Row>
        </form>
      </Card>
    </Page>
  );
}
