import { AdminExportDocument } from '@leela/client/documents/admin-insights.js';
import type { InsightExportFormat, InsightKind, InsightRange } from '@leela/client/schema.js';
import { Download } from 'lucide-react';
import { Suspense } from 'react';
import { useParams } from 'react-router';
import { leela } from '../../../app/client.js';
import { Component as NotFound } from '../../../app/NotFoundPage.js';
import { LinkTabs, Menu, Skeleton, useToast } from '../../../ui/index.js';
import { AdminPage } from '../AdminPage.js';
import styles from '../admin.module.css';
import { KINDS } from './kinds.js';
import { RangeBar } from './RangeBar.js';
import { useRange } from './range.js';

/** The insights: figures of a range as charts and tables. */
export function Component() {
  const { name = KINDS[0]!.name } = useParams();
  const chosen = useRange();
  const kind = KINDS.find((one) => one.name === name);
  if (!kind) return <NotFound />;
  const { range, compare } = chosen;
  const files = <Export range={range} insight={kind.exported} />;
  return (
    <AdminPage title={`Insights: ${kind.label}`} actions={kind.now && files}>
      <div className={styles['sections']}>
        <LinkTabs
          label="Insights"
          items={KINDS.map((one) => ({
            to: `/admin/insights/${one.name}${location.search}`,
            label: one.label,
          }))}
        />
      </div>
      {!kind.now && <RangeBar of={chosen} actions={files} />}
      <Suspense fallback={<Skeleton height={400} />}>
        <kind.Content key={name} range={range} compare={compare} />
      </Suspense>
    </AdminPage>
  );
}

function Export({ range, insight }: { range: InsightRange; insight: InsightKind }) {
  const toast = useToast();
  async function save(format: InsightExportFormat) {
    const result = await leela.request(AdminExportDocument, { input: { insight, range, format } });
    const file = result.ok ? result.data.insights?.export : null;
    if (!file) return toast('The export failed. Try a shorter range.', 'bad');
    const address = URL.createObjectURL(new Blob([file.content], { type: file.mimeType }));
    const link = Object.assign(document.createElement('a'), { href: address, download: file.filename });
    link.click();
    URL.revokeObjectURL(address);
  }
  return (
    <Menu
      label="Export"
      trigger={
        <>
          <Download size={16} aria-hidden="true" /> Export
        </>
      }
      items={[
        { label: 'As CSV', onSelect: () => void save('CSV') },
        { label: 'As JSON', onSelect: () => void save('JSON') },
      ]}
    />
  );
}
