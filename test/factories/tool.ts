import { randomBytes } from 'node:crypto';
import { PUBLISH, PUBLISH_VERSION, toolInput } from '../marketplace/operations.js';
import type { Person } from './person.js';

/** A tool that was published through the API. */
export interface PublishedTool {
  id: string;
  slug: string;
}

/** Publishes a tool under a name of its own. */
export async function publishTool(
  author: Person,
  more: Record<string, unknown> = {},
): Promise<PublishedTool> {
  const name = `Tool ${randomBytes(5).toString('hex')}`;
  const { publishTool } = await author.client.data(PUBLISH, { input: toolInput({ name, ...more }) });
  return publishTool.tool;
}

/** Publishes a further version; answers the id of the version. */
export async function publishVersion(
  author: Person,
  toolId: string,
  version: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const input = { toolId, version, changelog: version, ...more };
  const { publishToolVersion } = await author.client.data(PUBLISH_VERSION, { input });
  return publishToolVersion.version.id;
}
