import { slowCommands } from '../slow-commands.js';
import type { Branch } from './branch.js';
import type { Row } from './question.js';

/** All rows in the first answer: a cursor's default of 101 would make big pages cost more commands than small ones. */
const BATCH_SIZE = 100_000;

/** The field that names the branch of a row. */
const BRANCH = '__branch';

/**
 * Sends some branches as one command, a union of their aggregations, and resolves their queries. Each branch gets the
 * rows that it would get alone, in the same order.
 */
export async function command(branches: readonly Branch[]): Promise<void> {
  const [first, ...others] = branches as [Branch, ...Branch[]];
  const union = others.map(({ model, pipeline }, index) => ({
    $unionWith: {
      coll: model.collection.name,
      pipeline: [...pipeline, { $set: { [BRANCH]: index + 1 } }],
    },
  }));
  const { db, collection } = first.model;
  const started = performance.now();
  const rows = await db
    .db!.collection(collection.name)
    .aggregate([...first.pipeline, ...union], { batchSize: BATCH_SIZE })
    .toArray();
  slowCommands.note(collection.name, 'aggregate', performance.now() - started, () => [
    ...first.pipeline,
    ...union,
  ]);
  const answers: Row[][] = branches.map(() => []);
  for (const row of rows) {
    answers[(row[BRANCH] as number | undefined) ?? 0]!.push(row);
    // Models refuse documents with fields that they don't know. It was set last, so taking it away is cheap.
    delete row[BRANCH];
  }
  for (const hand of branches.map((branch, index) => branch.sorted(answers[index]!))) hand();
}
