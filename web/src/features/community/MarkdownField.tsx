import { lazy, Suspense, useState } from 'react';
import { Button, Row, Skeleton, Stack, TextArea } from '../../ui/index.js';

const MarkdownPreview = lazy(() => import('./MarkdownPreview.js'));

/** A text in Markdown, with a preview. */
export function MarkdownField({
  label,
  value,
  onChange,
  error,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
}) {
  const [preview, setPreview] = useState(false);
  return (
    <Stack gap="small">
      {preview ? (
        <Suspense fallback={<Skeleton height={200} />}>
          <MarkdownPreview text={value} />
        </Suspense>
      ) : (
        <TextArea
          label={label}
          rows={10}
          value={value}
          error={error}
          hint="Markdown: **bold**, *italic*, `code`, lists, links."
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      <Row>
        <Button kind="quiet" size="small" aria-pressed={preview} onClick={() => setPreview(!preview)}>
          {preview ? 'Go on writing' : 'Preview'}
        </Button>
      </Row>
    </Stack>
  );
}
