import { useQuery } from '@apollo/client/react';
import { JobsPageDocument } from '@leela/client/documents/jobs.js';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useSession } from '../../app/session.js';
import { Card, Checkbox, Empty, formatDate, LinkButton, Page, Skeleton, TextField } from '../../ui/index.js';
import styles from './jobs.module.css';
import { placeWords, salaryWords } from './words.js';

/** The open positions. */
export function Component() {
  const { signedIn } = useSession();
  const [search, setSearch] = useState('');
  const [remote, setRemote] = useState(false);
  const query = useDeferredValue(search.trim());
  const result = useQuery(JobsPageDocument, {
    variables: { search: query || null, remote: remote || null },
  });
  const list = (result.data ?? result.previousData)?.jobPostings;
  return (
    <Page
      title="Jobs"
      text="Open positions."
      actions={
        signedIn && (
          <LinkButton to="/applications" kind="plain">
            My applications
          </LinkButton>
        )
      }
    >
      <TextField
        label="Search"
        type="search"
        placeholder="Title, department or place"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Checkbox
        label="Remote only"
        checked={remote}
        onChange={(event) => setRemote(event.currentTarget.checked)}
      />
      <ConnectionList
        result={result}
        list={list}
        placeholder={<Skeleton height={240} />}
        frame={(items) => <Card flush>{items}</Card>}
        empty={<Empty title="No open positions" text="Look again later." />}
      >
        {(job) => (
          <Link key={job.id} to={`/jobs/${job.slug}`} className={styles['job']}>
            <div className="grow">
              <div className="strong">{job.title}</div>
              <div className="muted small">{placeWords(job)}</div>
            </div>
            <div className="small">
              <div>{salaryWords(job.salary)}</div>
              {job.closesAt && <div className="muted">until {formatDate(job.closesAt)}</div>}
            </div>
          </Link>
        )}
      </ConnectionList>
    </Page>
  );
}
