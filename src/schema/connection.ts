import { Field, Int, ObjectType, Root, type ClassType } from 'type-graphql';

/** Information about a page of a list (Relay). */
@ObjectType({ description: 'Information about a page of a list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are more items after this page.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether there are more items before this page.' })
  hasPreviousPage: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first item. Null if the page is empty.',
  })
  startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last item. Pass it to `after` for the next page.',
  })
  endCursor: string | null;
}

/** An item with its cursor and the facts of its list (`followedAt`, `savedAt`, …). */
export interface Edge<TNode> {
  cursor: string;
  node: TNode;
}

/** A page of a list. `total` is only called if the operation selects `totalCount`. */
export interface Connection<TNode, TEdge extends Edge<TNode> = Edge<TNode>> {
  edges: TEdge[];
  pageInfo: PageInfo;
  total: () => Promise<number | null> | number | null;
}

/** Makes `<Name>Edge` with cursor and node; extend the result to add fields. */
export function edgeOf<TNode extends object>(name: string, node: () => ClassType<TNode>) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  abstract class EdgeBase {
    @Field(() => String, { description: 'The cursor of this item, for `after` and `before`.' })
    cursor: string;

    @Field(node, { description: 'The item of this edge.' })
    node: TNode;
  }
  return EdgeBase;
}

/** Makes `<Name>Connection` over an edge class: edges, nodes, pageInfo and a lazy totalCount. */
export function connectionOf<TNode extends object>(
  name: string,
  node: () => ClassType<TNode>,
  edge: () => ClassType<object>,
) {
  @ObjectType(`${name}Connection`)
  abstract class ConnectionBase {
    @Field(() => [edge()], { simple: true, description: 'The items with their cursors.' })
    edges: object[];

    @Field(() => [node()], { description: 'The items without their cursors.' })
    nodes(@Root() page: unknown): TNode[] {
      return (page as Connection<TNode>).edges.map((item) => item.node);
    }

    @Field(() => PageInfo, { simple: true, description: 'Information about the page.' })
    pageInfo: PageInfo;

    @Field(() => Int, {
      nullable: true,
      description: 'Total number of items visible to the viewer. Null if the list is too large to count.',
    })
    totalCount(@Root() page: unknown): Promise<number | null> | number | null {
      return (page as Connection<TNode>).total();
    }
  }
  return ConnectionBase;
}

/**
 * Makes the connection class of a type whose edges have cursor and node only. Declare `@ObjectType` and extend the
 * result.
 */
export function connection<TNode extends object>(name: string, node: () => ClassType<TNode>) {
  @ObjectType(`${name}Edge`, { description: `An item of a list of ${name} items and its cursor.` })
  class PlainEdge extends edgeOf(name, node) {}
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name} items.` })
  class PlainConnection extends connectionOf(name, node, () => PlainEdge) {}
  return PlainConnection;
}
