import { Arg, Ctx, Field, FieldResolver, Float, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { ownExports } from '../../loaders/privacy/own-exports.js';
import { DataExport } from '../../models/privacy/index.js';
import { MutationPayload } from '../../schema/payload.js';
import { downloadDataExport, exportLink, requestDataExport } from '../../services/privacy/index.js';
import { Viewer } from '../identity/index.js';
import { DownloadDataExportInput } from './data-export.input.js';
import { Public } from '../../schema/public.js';

@ObjectType({ description: 'The requested data export.' })
export class RequestDataExportPayload extends MutationPayload {
  @Field(() => DataExport, { nullable: true, simple: true, description: 'The export. Null on refusal.' })
  dataExport?: DataExport | null;
}

@ObjectType({ description: 'The download URL of the data export.' })
export class DownloadDataExportPayload extends MutationPayload {
  @Field(() => String, { nullable: true, simple: true, description: 'The download URL.' })
  url?: string | null;

  @Field(() => Date, { nullable: true, simple: true, description: 'Time at which the URL expires.' })
  urlExpiresAt?: Date | null;
}

/** Data exports. */
@Resolver()
export class DataExportMutationResolver {
  @Mutation(() => RequestDataExportPayload, {
    nullable: true,
    description:
      "Requests an export of the viewer's personal data, once per day. A mail is sent when it is ready.",
  })
  async requestDataExport(@Ctx() ctx: Context): Promise<RequestDataExportPayload> {
    const id = await requestDataExport(ctx);
    return { dataExport: await ctx.loaders.dataExport.load(id) };
  }

  @Public()
  @Mutation(() => DownloadDataExportPayload, {
    nullable: true,
    description: 'Returns the download URL of a data export, by the link in the mail.',
  })
  async downloadDataExport(
    @Arg('input', () => DownloadDataExportInput) input: DownloadDataExportInput,
    @Ctx() ctx: Context,
  ): Promise<DownloadDataExportPayload> {
    const { url, expiresAt } = await downloadDataExport(ctx, input);
    return { url, urlExpiresAt: expiresAt };
  }
}

/** The fields of an export, for its user. */
@Resolver(() => DataExport)
export class DataExportResolver {
  @FieldResolver(() => Float, { nullable: true, description: 'The file size in bytes.' })
  size(@Root() root: unknown): number | null {
    return (root as DataExport).size ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The download URL. Valid for 15 minutes, for the viewer only.',
  })
  url(@Root() root: unknown): string | null {
    return exportLink(root as DataExport)?.url ?? null;
  }
}

/** The viewer's exports. */
@Resolver(() => Viewer)
export class ViewerExportsResolver {
  @FieldResolver(() => [DataExport], {
    description: 'The data exports of the last 30 days, newest first.',
  })
  dataExports(@Root() root: unknown, @Ctx() ctx: Context): Promise<DataExport[]> {
    return ownExports(ctx.loaders, (root as Viewer).user._id);
  }
}
