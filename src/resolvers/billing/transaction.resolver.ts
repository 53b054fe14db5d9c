import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { requireAdmin } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { invoicesOf, transactionsOf } from '../../loaders/billing/payment-lists.js';
import {
  Invoice,
  InvoiceStatus,
  Transaction,
  TransactionStatus,
  TransactionType,
} from '../../models/billing/index.js';
import { User } from '../../models/identity/index.js';
import { parseGlobalId } from '../../schema/ids.js';
import { Node } from '../../schema/node.js';
import { PageArgs } from '../../schema/page-args.js';
import { noteTransaction, refundTransaction } from '../../services/billing/index.js';
import { afterWrite } from '../fresh.js';
import { Viewer } from '../identity/viewer.type.js';
import { InvoiceConnection, TransactionConnection, TransactionPayload } from './billing.type.js';
import { NoteTransactionInput, RefundTransactionInput } from './input/payment.input.js';
import { pageOf } from './pages.js';
import { forAdmins, subjectOf, visibleUser } from './visible.js';

/** What the viewer was billed. */
@Resolver(() => Viewer)
export class ViewerPaymentsResolver {
  @FieldResolver(() => InvoiceConnection, { description: 'The viewer’s invoices, newest first.' })
  invoices(
    @Root() root: unknown,
    @Arg('status', () => InvoiceStatus, { nullable: true, description: 'Invoices in this state only.' })
    status: InvoiceStatus | null,
    @Args() args: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return pageOf(invoicesOf(loaders, (root as Viewer).user._id, status), args);
  }

  @FieldResolver(() => TransactionConnection, { description: 'The viewer’s transactions, newest first.' })
  transactions(
    @Root() root: unknown,
    @Arg('type', () => TransactionType, { nullable: true, description: 'Transactions of this type only.' })
    type: TransactionType | null,
    @Arg('status', () => TransactionStatus, {
      nullable: true,
      description: 'Transactions in this state only.',
    })
    status: TransactionStatus | null,
    @Args() args: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return pageOf(transactionsOf(loaders, { user: (root as Viewer).user._id, type, status }), args);
  }
}

/** The period that was paid for. */
@ObjectType({ description: 'A period that was paid for.', simpleResolvers: true })
export class BilledPeriod {
  @Field(() => Date, { description: 'Start of the period.' })
  start: Date;

  @Field(() => Date, { description: 'End of the period.' })
  end: Date;
}

/** The fields of a transaction that are read elsewhere, and the lists of admins. */
@Resolver(() => Transaction)
export class TransactionResolver {
  @Query(() => TransactionConnection, {
    nullable: true,
    description: 'All transactions, newest first. Admins only.',
  })
  transactions(
    @Arg('userId', () => ID, { nullable: true, description: 'Transactions of this user only.' })
    userId: string | null,
    @Arg('type', () => TransactionType, { nullable: true, description: 'Transactions of this type only.' })
    type: TransactionType | null,
    @Arg('status', () => TransactionStatus, {
      nullable: true,
      description: 'Transactions in this state only.',
    })
    status: TransactionStatus | null,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ) {
    requireAdmin(ctx);
    const user = userId ? parseGlobalId(userId, 'User', 'userId') : null;
    return pageOf(transactionsOf(ctx.loaders, { user, type, status }), args);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user who paid. Null if the viewer may not see the user.',
  })
  user(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return visibleUser(ctx, (root as Transaction).user);
  }

  @FieldResolver(() => Invoice, { nullable: true, description: 'The invoice. Null until it is issued.' })
  async invoice(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<Invoice | null> {
    const { invoice } = root as Transaction;
    return invoice ? loaders.invoice.load(invoice) : null;
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The paid item: a plan, a coin pack or a consultation. Null if it is gone.',
  })
  subject(@Root() root: unknown, @Ctx() ctx: Context): Promise<object | null> {
    return subjectOf(ctx, root as Transaction);
  }

  @FieldResolver(() => BilledPeriod, {
    nullable: true,
    description: 'The period that was paid for. Null for single purchases.',
  })
  period(@Root() root: unknown): BilledPeriod | null {
    const { periodStart: start, periodEnd: end } = root as Transaction;
    return start && end ? { start, end } : null;
  }

  @FieldResolver(() => Int, {
    description: 'The refundable amount in minor units, without refunds that are done or pending.',
  })
  refundable(@Root() root: unknown): number {
    const { amount, refunded, refunding, fulfilledAt } = root as Transaction;
    return fulfilledAt ? Math.max(0, amount - refunded - refunding) : 0;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Notes of admins. Null for everyone else, and if there are none.',
  })
  notes(@Root() root: unknown, @Ctx() ctx: Context): string | null {
    return forAdmins(ctx, (root as Transaction).notes);
  }

  @Mutation(() => TransactionPayload, {
    nullable: true,
    description:
      'Gives money of a transaction back, in part or in full. Coins that the payment granted are taken back in proportion; spent ones become a debt. Admins only.',
  })
  async refundTransaction(
    @Arg('input', () => RefundTransactionInput) input: RefundTransactionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TransactionPayload> {
    await refundTransaction(ctx, input);
    await afterWrite(ctx, info);
    return { transaction: await ctx.loaders.transaction.load(input.transactionId) };
  }

  @Mutation(() => TransactionPayload, {
    nullable: true,
    description: 'Writes notes on a transaction. Admins only.',
  })
  async noteTransaction(
    @Arg('input', () => NoteTransactionInput) input: NoteTransactionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TransactionPayload> {
    await noteTransaction(ctx, input);
    await afterWrite(ctx, info);
    return { transaction: await ctx.loaders.transaction.load(input.transactionId) };
  }
}
