import { randomBytes } from 'node:crypto';
import { CodeServer } from './code-server.js';

/** A server that answers as GitHub does, errors with status 200 included. */
export interface TestGithub extends CodeServer {
  url: string;
  user: { id: number; login: string; name: string | null };
  emails: { email: string; primary: boolean; verified: boolean }[];
  /** Tokens that are good now. */
  tokens: Set<string>;
}

/** Starts one. */
export async function startGithub(): Promise<TestGithub> {
  const server: CodeServer = new CodeServer((request, body, path) => {
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (path === '/login/oauth/access_token') {
      if (!server.redeem(body)) return { json: { error: 'bad_verification_code' } };
      const access_token = `gho_${randomBytes(12).toString('hex')}`;
      github.tokens.add(access_token);
      return { json: { access_token, token_type: 'bearer', scope: 'read:user,user:email' } };
    }
    if (request.method === 'DELETE' && path === `/applications/${server.clientId}/token`) {
      const basic = Buffer.from(`${server.clientId}:${server.clientSecret}`).toString('base64');
      const known = request.headers.authorization === `Basic ${basic}`;
      const { access_token } = JSON.parse(body) as { access_token: string };
      return { status: known && github.tokens.delete(access_token) ? 204 : 404 };
    }
    if (!github.tokens.has(bearer)) return { status: 401, json: { message: 'Bad credentials' } };
    if (path === '/user') return { json: github.user };
    if (path === '/user/emails') return { json: github.emails };
    return { status: 404, json: {} };
  });
  const github: TestGithub = Object.assign(server, {
    url: '',
    user: { id: 1, login: 'octocat', name: 'Octo Cat' },
    emails: [],
    tokens: new Set<string>(),
  });
  github.url = await server.start();
  return github;
}
