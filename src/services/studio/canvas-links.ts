import { createHmac, timingSafeEqual } from 'node:crypto';
import { Types } from 'mongoose';
import { derivedKey } from '../../auth/settings.js';
import { gatewayUrl } from '../../integrations/storage/index.js';
import { ruleContext } from '../../loaders/rule-context.js';
import { UserModel, UserStatus } from '../../models/identity/index.js';
import { CanvasProjectModel, type CanvasProject } from '../../models/studio/index.js';
import { canSeeCanvas } from '../../rules/studio/index.js';

/** How long an address works. */
const LINK_MS = 60 * 60 * 1_000;
/** Stands in an address for a visitor. */
const NOBODY = '0'.repeat(24);

/** What an address is for: the archive, or the preview. */
export type LinkUse = 'archive' | 'preview';

let previews: () => string | null = () => null;

/** What the configuration says about previews. */
export interface PreviewSettings {
  /** The origin of previews; it must lead to the gateway and be used for nothing else. */
  previewOrigin?: string | undefined;
  production: boolean;
}

/** Called once when a process starts. Without a setting, development uses a host name that browsers resolve by themselves. */
export function configurePreviews({ previewOrigin, production }: PreviewSettings): void {
  previews = () => {
    if (previewOrigin) return previewOrigin;
    const gateway = gatewayUrl('');
    if (production || !URL.canParse(gateway)) return null;
    return `http://preview.localhost:${new URL(gateway).port || '80'}`;
  };
}

/** The origins under which the gateway serves the web client, which frames previews. */
export function webOrigins(): string[] {
  const gateway = gatewayUrl('');
  if (!URL.canParse(gateway)) return [];
  const { origin, hostname, port } = new URL(gateway);
  const local = hostname === 'localhost' || hostname === '127.0.0.1';
  // Browsers are sent to either name while developing.
  return local ? ['localhost', '127.0.0.1'].map((host) => `http://${host}${port && `:${port}`}`) : [origin];
}

/** The origin of previews. Null where none is configured. */
export const previewOrigin = (): string | null => previews();

const sign = (parts: readonly string[]): string =>
  createHmac('sha256', derivedKey('canvas-links')).update(parts.join('\n')).digest('base64url').slice(0, 32);

/** A token that lets its bearer read a project as a user for an hour, as long as the user may. */
function tokenFor(use: LinkUse, project: Types.ObjectId, viewer: Types.ObjectId | null, now: number): string {
  const user = viewer?.toHexString() ?? NOBODY;
  // Rounded, so that a page that is asked for twice has one address and can be cached.
  const expires = String(Math.ceil((now + LINK_MS) / 600_000) * 600);
  const parts = [project.toHexString(), user, expires];
  return [...parts, sign([use, ...parts])].join('.');
}

/** The project that a token names, if it still works and its user may still see the project. */
export async function readLink(use: LinkUse, token: string, now = Date.now()): Promise<CanvasProject | null> {
  const [project = '', user = '', expires = '', signature = '', ...more] = token.split('.');
  if (more.length > 0 || !/^[0-9a-f]{24}$/.test(project) || !/^[0-9a-f]{24}$/.test(user)) return null;
  const [given, ours] = [Buffer.from(signature), Buffer.from(sign([use, project, user, expires]))];
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return null;
  if (!(Number(expires) * 1_000 > now)) return null;
  const id = user === NOBODY ? null : new Types.ObjectId(user);
  if (id && !(await UserModel.exists({ _id: id, status: UserStatus.ACTIVE, deletedAt: null }))) return null;
  const row = await CanvasProjectModel.findById(project).lean<CanvasProject>();
  return row && (await canSeeCanvas(ruleContext(id ? { id } : null), row)) ? row : null;
}

/** The address of a project's archive, for a viewer who may see it. */
export const archiveUrl = (project: Types.ObjectId, viewer: Types.ObjectId | null): string =>
  gatewayUrl(`/canvas/${tokenFor('archive', project, viewer, Date.now())}/archive.zip`);

/** The address of a project's preview, for a viewer who may see it. Null where no origin is configured. */
export function previewUrl(project: Types.ObjectId, viewer: Types.ObjectId | null): string | null {
  const origin = previewOrigin();
  return origin && `${origin}/preview/${tokenFor('preview', project, viewer, Date.now())}/index.html`;
}
