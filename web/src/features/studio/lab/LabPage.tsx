import { useQuery } from '@apollo/client/react';
import { LabPageDocument } from '@leela/client/documents/lab.js';
import { Empty, MoreButton, Page, Section, Skeleton } from '../../../ui/index.js';
import { ExperimentCard } from './ExperimentCard.js';
import { ExperimentForm } from './ExperimentForm.js';

/** Experiments: battles of two models, and small analyses. */
export function Component() {
  const { data, loading, refetch, fetchMore } = useQuery(LabPageDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const viewer = data?.viewer;
  const list = viewer?.experiments;
  const ratings = data?.modelRatings ?? [];
  return (
    <Page
      title="Lab"
      text={
        viewer
          ? `${viewer.credits.remaining} of ${viewer.credits.total} credits are left.`
          : 'Experiments with AI.'
      }
    >
      <ExperimentForm onRun={() => void refetch()} />
      {!list && <Skeleton height={220} />}
      {list?.nodes.length === 0 && <Empty title="No experiments yet" />}
      {list?.nodes.map((experiment) => (
        <ExperimentCard key={experiment.id} experiment={experiment} onChange={() => void refetch()} />
      ))}
      <MoreButton
        hasMore={list?.pageInfo.hasNextPage}
        loading={loading}
        onMore={() => void fetchMore({ variables: { after: list?.pageInfo.endCursor } })}
      />
      {ratings.length > 0 && (
        <Section title="Ranking of the models" text="Elo rating from the votes in battles.">
          <div className="table-wrap">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Model</th>
                  <th scope="col" className="number">
                    Rating
                  </th>
                  <th scope="col" className="number">
                    Won
                  </th>
                  <th scope="col" className="number">
                    Lost
                  </th>
                  <th scope="col" className="number">
                    Tied
                  </th>
                </tr>
              </thead>
              <tbody>
                {ratings.map((one) => (
                  <tr key={one.model}>
                    <td>{one.model}</td>
                    <td className="number">{Math.round(one.rating)}</td>
                    <td className="number">{one.wins}</td>
                    <td className="number">{one.losses}</td>
                    <td className="number">{one.ties}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      )}
    </Page>
  );
}
