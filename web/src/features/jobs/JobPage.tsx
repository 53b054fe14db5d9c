import { useQuery } from '@apollo/client/react';
import { JobPageDocument } from '@leela/client/documents/jobs.js';
import { useParams } from 'react-router';
import { Component as NotFound } from '../../app/NotFoundPage.js';
import { useSession } from '../../app/session.js';
import { Badge, Card, formatDateTime, LinkButton, Page, Section, Skeleton } from '../../ui/index.js';
import { ApplicationCard } from './ApplicationCard.js';
import { ApplyForm } from './ApplyForm.js';
import { placeWords, salaryWords } from './words.js';

/** A job posting, and the viewer's application to it. */
export function Component() {
  const { slug = '' } = useParams();
  const { signedIn } = useSession();
  const { data, loading, refetch } = useQuery(JobPageDocument, { variables: { slug } });
  const job = data?.jobPosting;
  if (!job) {
    if (!loading) return <NotFound />;
    return (
      <Page title="Job">
        <Skeleton height={420} />
      </Page>
    );
  }
  const application = job.viewerApplication;
  const active = application && application.status !== 'WITHDRAWN' && application.status !== 'DRAFT';
  return (
    <Page
      title={job.title}
      text={[placeWords(job), salaryWords(job.salary)].filter(Boolean).join(' · ')}
      actions={job.status !== 'OPEN' && <Badge tone="warn">Closed</Badge>}
    >
      <Card>
        {/* Sanitised by the gateway. */}
        <div className="prose" dangerouslySetInnerHTML={{ __html: job.descriptionHtml }} />
      </Card>
      {job.closesAt && <p className="muted">Applications are taken until {formatDateTime(job.closesAt)}.</p>}
      {application && active && <ApplicationCard title="Your application" application={application} />}
      {!active && job.status === 'OPEN' && signedIn && <ApplyForm job={job} onApply={() => void refetch()} />}
      {!signedIn && job.status === 'OPEN' && (
        <Section
          title="Apply"
          text="You need an account, so that you see what becomes of your application."
          actions={<LinkButton to={`/sign-in?next=/jobs/${job.slug}`}>Sign in to apply</LinkButton>}
        />
      )}
    </Page>
  );
}
