import { ObjectType } from 'type-graphql';
import { CoinTransaction } from '../../models/billing/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

/** A ledger row at its place. */
@ObjectType('CoinTransactionEdge', {
  description: 'A transaction and its cursor.',
  simpleResolvers: true,
})
export class CoinTransactionEdge extends edgeOf('CoinTransaction', () => CoinTransaction) {}

/** Ledger rows. */
@ObjectType('CoinTransactionConnection', { description: "A page of the viewer's transactions." })
export class CoinTransactionConnection extends connectionOf(
  'CoinTransaction',
  () => CoinTransaction,
  () => CoinTransactionEdge,
) {}
