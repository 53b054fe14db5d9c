import { Extensions } from 'type-graphql';

/**
 * Marks a field of which everybody who may see its object sees the same: subscribers of one stream who select nothing
 * else share what is made for them. Never for what depends on the viewer, however little.
 */
export function Shareable(): PropertyDecorator & MethodDecorator {
  return Extensions({ shareable: true }) as PropertyDecorator & MethodDecorator;
}
