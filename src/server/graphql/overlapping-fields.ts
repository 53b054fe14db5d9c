import {
  isObjectType,
  OverlappingFieldsCanBeMergedRule,
  type ASTNode,
  type ASTVisitor,
  type GraphQLError,
  type GraphQLObjectType,
  type OperationTypeNode,
  type ValidationContext,
} from 'graphql';

const SHAPES = /return conflicting types/;

/**
 * The rule of the specification with one exception: in a subscription, two fields of one name may have different
 * types if they belong to different object types, because an event is only one of them. Existing clients select
 * `message` this way, which is an object in one event and a text in another. Queries keep the rule, because their
 * compiler needs one type.
 */
export function OverlappingFieldsRule(context: ValidationContext): ASTVisitor {
  const found: GraphQLError[] = [];
  const parents = new Map<ASTNode, GraphQLObjectType>();
  const operations = new Set<OperationTypeNode>();
  const collecting = new Proxy(context, {
    get(target, name) {
      if (name === 'reportError') return (error: GraphQLError) => void found.push(error);
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  const { SelectionSet } = OverlappingFieldsCanBeMergedRule(collecting) as {
    SelectionSet: (node: never) => void;
  };
  return {
    SelectionSet: (node) => SelectionSet(node as never),
    OperationDefinition(node) {
      operations.add(node.operation);
    },
    Field(node) {
      const parent = context.getParentType();
      if (isObjectType(parent)) parents.set(node, parent);
    },
    Document: {
      leave() {
        const onlyLive = operations.size === 1 && operations.has('subscription' as OperationTypeNode);
        for (const error of found) if (!onlyLive || !isExclusive(error, parents)) context.reportError(error);
      },
    },
  };
}

/** Whether a conflict is about fields that never occur in one answer. */
function isExclusive(
  { message, nodes = [] }: GraphQLError,
  parents: Map<ASTNode, GraphQLObjectType>,
): boolean {
  if (!SHAPES.test(message)) return false;
  const [first, second, ...more] = nodes.map((node) => parents.get(node));
  return more.length === 0 && first !== undefined && second !== undefined && first !== second;
}
