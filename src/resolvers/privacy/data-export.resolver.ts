import { Arg, Ctx, Field, FieldResolver, Float, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { ownExports } from '../../loaders/privacy/own-exports.js';
import { DataExport } from '../../models/privacy/index.js';
import { MutationPayload } from '../../schema/payload.js';
import { downloadDataExport, exportLink, requestDataExport } from '../../services/privacy/index.js';
import { Viewer } from '../identity/index.js';
import { DownloadDataExportInput } from './data-export.input.js';

/** The answer to asking for one's data. */
@ObjectType({ description: 'What was asked for.' })
export class RequestDataExportPayload extends MutationPayload {
  @Field(() => DataExport, { nullable: true, simple: true, description: 'The export; null when refused.' })
  dataExport?: DataExport | null;
}

/** Where one’s data can be fetched. */
@ObjectType({ description: 'Where one’s data can be fetched, for a quarter of an hour.' })
export class DownloadDataExportPayload extends MutationPayload {
  @Field(() => String, { nullable: true, simple: true, description: 'The address.' })
  url?: string | null;

  @Field(() => Date, { nullable: true, simple: true, description: 'Until when it works.' })
  urlExpiresAt?: Date | null;
}

/** All that is kept about oneself. */
@Resolver()
export class DataExportMutationResolver {
  @Mutation(() => RequestDataExportPayload, {
    nullable: true,
    description:
      'Asks for all that is kept about oneself, once a day; a mail tells when it is there. RATE_LIMITED before.',
  })
  async requestDataExport(@Ctx() ctx: Context): Promise<RequestDataExportPayload> {
    const id = await requestDataExport(ctx);
    return { dataExport: await ctx.loaders.dataExport.load(id) };
  }

  @Mutation(() => DownloadDataExportPayload, {
    nullable: true,
    description:
      'Tells where one’s data can be fetched, by the link of the mail; it works as long as the file is there.',
  })
  async downloadDataExport(
    @Arg('input', () => DownloadDataExportInput) input: DownloadDataExportInput,
    @Ctx() ctx: Context,
  ): Promise<DownloadDataExportPayload> {
    const { url, expiresAt } = await downloadDataExport(ctx, input);
    return { url, urlExpiresAt: expiresAt };
  }
}

/** Exports as their person sees them. */
@Resolver(() => DataExport)
export class DataExportResolver {
  @FieldResolver(() => Float, { nullable: true, description: 'The size of the file, in bytes.' })
  size(@Root() root: unknown): number | null {
    return (root as DataExport).size ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where it can be downloaded, by oneself alone, for a quarter of an hour.',
  })
  url(@Root() root: unknown): string | null {
    return exportLink(root as DataExport)?.url ?? null;
  }
}

/** One's own. */
@Resolver(() => Viewer)
export class ViewerExportsResolver {
  @FieldResolver(() => [DataExport], {
    description: 'The exports of one’s data of the last 30 days, newest first.',
  })
  dataExports(@Root() root: unknown, @Ctx() ctx: Context): Promise<DataExport[]> {
    return ownExports(ctx.loaders, (root as Viewer).user._id);
  }
}
