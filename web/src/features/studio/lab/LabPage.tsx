import { useQuery } from '@apollo/client/react';
import { LabPageDocument } from '@leela/client/documents/lab.js';
import { ConnectionList } from '../../../app/ConnectionList.js';
import { Empty, Page, Section, Skeleton } from '../../../ui/index.js';
import { ExperimentCard } from './ExperimentCard.js';
import { ExperimentForm } from './ExperimentForm.js';

/** Experiments: battles of two models, and small analyses. */
export function Component() {
  const result = useQuery(LabPageDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const { data, refetch } = result;
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
      <ConnectionList
        result={result}
        list={list}
        byClick
        placeholder={<Skeleton height={220} />}
        empty={<Empty title="No experiments yet" />}
      >
        {(experiment) => (
          <ExperimentCard key={experiment.id} experiment={experiment} onChange={() => void refetch()} />
        )}
      </ConnectionList>
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
