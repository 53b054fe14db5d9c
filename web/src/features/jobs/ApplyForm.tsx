import { newClientId, type OperationError } from '@leela/client';
import { ApplyForJobDocument, type JobPageQuery } from '@leela/client/documents/jobs.js';
import { Paperclip } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { useAction } from '../../app/useAction.js';
import { useUpload, type Uploaded } from '../../app/useUpload.js';
import { Button, Errors, FileButton, Row, Section, TextArea, useToast } from '../../ui/index.js';

type Job = NonNullable<JobPageQuery['jobPosting']>;

/** Applies for a job, with a résumé. */
export function ApplyForm({ job, onApply }: { job: Job; onApply: () => void }) {
  const toast = useToast();
  const { run, busy, errors } = useAction(ApplyForJobDocument);
  const resume = useUpload('RESUME');
  const [file, setFile] = useState<Uploaded | null>(null);
  const [refused, setRefused] = useState<readonly OperationError[]>([]);

  async function attach(chosen: File) {
    const result = await resume.upload(chosen);
    setRefused(result.ok ? [] : result.errors);
    if (result.ok) setFile(result.data);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    const form = readForm(event);
    const answers = job.questions.flatMap(({ id }) => {
      const answer = form[id]?.trim();
      return answer ? [{ questionId: id, answer }] : [];
    });
    const result = await run({
      input: {
        jobPostingId: job.id,
        coverLetter: form['coverLetter'],
        answers,
        resumeUploadId: file?.id,
        clientId: newClientId(),
      },
    });
    if (!result.ok) return;
    toast('Your application is sent.');
    onApply();
  }

  return (
    <Section title="Apply">
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Errors of={[...refused, ...errors]} />
        <TextArea label="Cover letter" name="coverLetter" rows={7} />
        {job.questions.map((question) => (
          <TextArea
            key={question.id}
            label={question.text}
            name={question.id}
            rows={2}
            required={question.required}
          />
        ))}
        <Row wrap>
          <FileButton
            label="Résumé"
            accept="application/pdf"
            busy={resume.busy}
            onFiles={([chosen]) => void attach(chosen!)}
          >
            <Paperclip size={16} /> {file ? 'Another résumé' : 'Attach a résumé'}
          </FileButton>
          <span className="muted small">{file?.name ?? 'PDF, up to 10 MB'}</span>
        </Row>
        <Row>
          <Button type="submit" busy={busy}>
            Send the application
          </Button>
        </Row>
      </form>
    </Section>
  );
}
