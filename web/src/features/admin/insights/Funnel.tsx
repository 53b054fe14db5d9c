import { AdminFunnelDocument } from '@leela/client/documents/admin-insights.js';
import type { InsightRange } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { Button, Card, Chart, Row, Stack, TextField } from '../../../ui/index.js';
import { percent } from './Figures.js';
import { Insight } from './Insight.js';

const START = ['/', '/sign-up'];
const MOST = 8;

/** How many visitors went from page to page, in steps that the viewer chooses. */
export function Funnel({ range }: { range: InsightRange }) {
  const [paths, setPaths] = useState<readonly string[]>(START);
  const [fields, setFields] = useState(START.length);
  const steps = paths.map((path) => ({ name: path, type: 'PAGE_VIEW' as const, path }));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget).getAll('path').map((path) => String(path).trim());
    const next = given.filter(Boolean);
    if (next.length >= 2) setPaths(next);
  }
  return (
    <Stack>
      <Card>
        <form onSubmit={submit} className="stack">
          <h2 style={{ fontSize: 15 }}>Funnel</h2>
          <Row wrap style={{ alignItems: 'flex-end' }}>
            {Array.from({ length: fields }, (_, index) => (
              <TextField
                key={index}
                label={`Page ${index + 1}`}
                name="path"
                defaultValue={START[index] ?? ''}
                placeholder="/path"
              />
            ))}
            <Button kind="plain" disabled={fields >= MOST} onClick={() => setFields(fields + 1)}>
              Add a page
            </Button>
            <Button type="submit">Show</Button>
          </Row>
        </form>
      </Card>
      <Insight document={AdminFunnelDocument} variables={{ range, steps }}>
        {(insights) => (
          <Chart
            title="Visitors who went from page to page"
            kind="rank"
            unit="Step"
            series={[{ key: 'value', label: 'Visitors' }]}
            points={insights.funnel.steps.map(({ name, visitors, conversion }, index) => ({
              x: `${index} ${name}`,
              label: `${index + 1}. ${name}${conversion == null ? '' : ` (${percent(conversion)})`}`,
              values: { value: visitors },
            }))}
          />
        )}
      </Insight>
    </Stack>
  );
}
