import { Field, Int, ObjectType, Root, type ClassType } from 'type-graphql';

/** Where a page stands in its list (Relay). */
@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'More comes behind this page.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'More stands before this page.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'The first edge; null on an empty page.' })
  startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last edge; hand it to `after` for the next page.',
  })
  endCursor: string | null;
}

/** An item at its place, with whatever its list knows about it (`followedAt`, `savedAt`, …). */
export interface Edge<TNode> {
  cursor: string;
  node: TNode;
}

/** A page of a list. `total` is asked only where the operation selects `totalCount`. */
export interface Connection<TNode, TEdge extends Edge<TNode> = Edge<TNode>> {
  edges: TEdge[];
  pageInfo: PageInfo;
  total: () => Promise<number | null> | number | null;
}

/** Makes `<Name>Edge`, by default with nothing but cursor and node; extend the result to add fields. */
export function edgeOf<TNode extends object>(name: string, node: () => ClassType<TNode>) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  abstract class EdgeBase {
    @Field(() => String, { description: 'The place of this item, for `after` and `before`.' })
    cursor: string;

    @Field(node, { description: 'The item.' })
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

    @Field(() => [node()], { description: 'The items alone.' })
    nodes(@Root() page: unknown): TNode[] {
      return (page as Connection<TNode>).edges.map((item) => item.node);
    }

    @Field(() => PageInfo, { simple: true, description: 'Where this page stands.' })
    pageInfo: PageInfo;

    @Field(() => Int, {
      nullable: true,
      description:
        'How many the viewer may see in all, counted only when asked; null where no bounded count exists.',
    })
    totalCount(@Root() page: unknown): Promise<number | null> | number | null {
      return (page as Connection<TNode>).total();
    }
  }
  return ConnectionBase;
}
