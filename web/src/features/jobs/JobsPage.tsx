import { useQuery } from '@apollo/client/react';
import { JobsPageDocument } from '@leela/client/documents/jobs.js';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../app/session.js';
import {
  Card,
  Checkbox,
  Empty,
  formatDate,
  InfiniteList,
  LinkButton,
  Page,
  Skeleton,
  TextField,
} from '../../ui/index.js';
import styles from './jobs.module.css';
import { placeWords, salaryWords } from './words.js';

/** The open positions. */
export function Component() {
  const { signedIn } = useSession();
  const [search, setSearch] = useState('');
  const [remote, setRemote] = useState(false);
  const query = useDeferredValue(search.trim());
  const { data, previousData, loading, fetchMore } = useQuery(JobsPageDocument, {
    variables: { search: query || null, remote: remote || null },
  });
  const list = (data ?? previousData)?.jobPostings;
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
      {!list && <Skeleton height={240} />}
      {list?.nodes.length === 0 && <Empty title="No open positions" text="Look again later." />}
      {list && list.nodes.length > 0 && (
        <InfiniteList
          hasMore={list.pageInfo.hasNextPage}
          loading={loading}
          onMore={() => void fetchMore({ variables: { after: list.pageInfo.endCursor } })}
        >
          <Card flush>
            {list.nodes.map((job) => (
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
            ))}
          </Card>
        </InfiniteList>
      )}
    </Page>
  );
}
