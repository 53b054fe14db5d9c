import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { Invoice, InvoiceLine, Payment } from '../../models/billing/index.js';
import { User } from '../../models/identity/index.js';
import { Node } from '../../schema/node.js';
import { forAdmins, subjectOf, visibleUser } from './visible.js';

const MOST_PAYMENTS = 100;

/** The fields of an invoice that are read elsewhere. */
@Resolver(() => Invoice)
export class InvoiceResolver {
  @FieldResolver(() => [Payment], { description: 'The attempts to pay the invoice, oldest first.' })
  payments(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<Payment[]> {
    return loaders.paymentsOfInvoice.load({ parent: (root as Invoice)._id, size: MOST_PAYMENTS });
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user who was billed. Null if the viewer may not see the user.',
  })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return visibleUser(ctx, (root as Invoice).user);
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The billed item: a plan, a coin pack or a subscription to an agent. Null if it is gone.',
  })
  subject(@Root() root: unknown, @Ctx() ctx: Context): Promise<object | null> {
    return subjectOf(ctx, root as Invoice);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The id at the payment processor. Null for everyone but admins.',
  })
  providerId(@Root() root: unknown, @Ctx() ctx: Context): string | null {
    return forAdmins(ctx, (root as Invoice).providerId);
  }
}

/** A line of an invoice with what was sold. */
@Resolver(() => InvoiceLine)
export class InvoiceLineResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The price that was billed. Null for what has no price in the catalogue.',
  })
  async item(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<object | null> {
    const { price } = root as InvoiceLine;
    return price ? loaders.planPrice.load(price) : null;
  }
}

/** The attempt's id at the processor. */
@Resolver(() => Payment)
export class PaymentResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The id at the payment processor. Null for everyone but admins.',
  })
  providerId(@Root() root: unknown, @Ctx() ctx: Context): string | null {
    return forAdmins(ctx, (root as Payment).providerId);
  }
}
