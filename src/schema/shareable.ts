import { Extensions } from 'type-graphql';

/**
 * Marks a field whose value is the same for every user who may see its object: subscribers of one stream that select
 * only such fields share one result. Never for a value that depends on the viewer.
 */
export function Shareable(): PropertyDecorator & MethodDecorator {
  return Extensions({ shareable: true }) as PropertyDecorator & MethodDecorator;
}
