import { Extensions } from 'type-graphql';

/** The extension that marks a mutation as open to visitors. */
export const PUBLIC = 'public';

/** Marks a mutation that visitors may call; all others need a signed-in viewer. */
export const Public = (): MethodDecorator & PropertyDecorator => Extensions({ [PUBLIC]: true });
