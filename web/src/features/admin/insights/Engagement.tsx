import { AdminEngagementInsightsDocument } from '@leela/client/documents/admin-insights.js';
import { Link } from 'react-router';
import { Chart, DataTable } from '../../../ui/index.js';
import { PersonCell } from '../parts.js';
import { Figures, Two } from './Figures.js';
import { Insight, type InsightProps } from './Insight.js';
import { rankPoints, sumOf, timePoints } from './points.js';

const KEYS = ['posts', 'comments', 'reactions', 'shares', 'views'] as const;

/** What users publish, and what others do with it. */
export function Component({ range, compare }: InsightProps) {
  return (
    <Insight document={AdminEngagementInsightsDocument} variables={{ range }}>
      {(insights) => {
        const {
          engagement: { buckets, previous, averages, ...engagement },
        } = insights;
        const before = compare ? previous : null;
        return (
          <>
            <Figures
              of={[
                ...KEYS.map((key) => ({
                  label: key[0]!.toUpperCase() + key.slice(1),
                  ...{ value: sumOf(buckets, key), before: before && sumOf(before.buckets, key) },
                  better: 'more' as const,
                })),
                {
                  ...{ label: 'Reactions per post', value: averages.likesPerPost, better: 'more' },
                  before: before?.averages.likesPerPost,
                },
              ]}
            />
            <Chart
              title="Posts, comments and reactions"
              series={[
                { key: 'posts', label: 'Posts' },
                { key: 'comments', label: 'Comments' },
                { key: 'reactions', label: 'Reactions' },
              ]}
              points={timePoints(range, KEYS, buckets, before && before.buckets)}
            />
            <Chart
              title="Views"
              kind="bar"
              series={[{ key: 'views', label: 'Views' }]}
              points={timePoints(range, ['views'], buckets, before && before.buckets)}
            />
            <Two>
              <Chart
                title="Reactions by kind"
                kind="rank"
                unit="Reaction"
                series={[{ key: 'value', label: 'Reactions' }]}
                points={rankPoints(engagement.byReaction.map(({ key, count }) => ({ key, value: count })))}
              />
              <Chart
                title="Tags in use"
                kind="rank"
                unit="Tag"
                series={[{ key: 'value', label: 'Posts' }]}
                points={rankPoints(
                  engagement.topTags.flatMap(({ tag, uses }) =>
                    tag ? [{ key: tag.id, label: `#${tag.name}`, value: uses }] : [],
                  ),
                )}
              />
            </Two>
            <DataTable
              titled
              caption="Posts with most engagement"
              rows={engagement.topPosts}
              keyOf={({ post }, index) => post?.id ?? String(index)}
              columns={[
                {
                  header: 'Post',
                  cell: ({ post }) =>
                    post ? (
                      <Link to={`/posts/${post.id}`}>
                        {post.title ?? post.caption?.slice(0, 80) ?? 'A picture'}
                      </Link>
                    ) : (
                      'Deleted'
                    ),
                },
                { header: 'Author', cell: ({ post }) => <PersonCell person={post?.author} /> },
                { header: 'Score', number: true, cell: ({ score }) => score, sortBy: ({ score }) => score },
              ]}
            />
            <DataTable
              titled
              caption="Authors with most posts"
              rows={engagement.topAuthors}
              keyOf={({ user }, index) => user?.id ?? String(index)}
              columns={[
                { header: 'Author', cell: ({ user }) => <PersonCell person={user} missing="Deleted" /> },
                { header: 'Posts', number: true, cell: ({ posts }) => posts, sortBy: ({ posts }) => posts },
                {
                  ...{ header: 'Reactions', number: true },
                  cell: ({ reactions }) => reactions,
                  sortBy: ({ reactions }) => reactions,
                },
              ]}
            />
          </>
        );
      }}
    </Insight>
  );
}
