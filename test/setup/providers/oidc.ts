import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { CodeServer } from './code-server.js';

/** An OpenID provider on a free port: discovery, keys, codes, signed ID tokens. */
export interface TestOidc extends CodeServer {
  issuer: string;
  /** Who is signed in at the provider's. */
  person: JWTPayload;
  /** What stands in ID tokens otherwise than it should. */
  lies: JWTPayload;
  /** Signs with a key that is not among the published ones. */
  forge: boolean;
}

/** Starts one. */
export async function startOidc(): Promise<TestOidc> {
  const good = await generateKeyPair('RS256');
  const other = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(good.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const server: CodeServer = new CodeServer(async (_request, body, path) => {
    if (path === '/.well-known/openid-configuration') return { json: metadata(oidc.issuer) };
    if (path === '/jwks') return { json: { keys: [jwk] } };
    if (path !== '/token') return { status: 404, json: {} };
    const asked = server.redeem(body);
    if (!asked) return { status: 400, json: { error: 'invalid_grant' } };
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      iss: oidc.issuer,
      aud: server.clientId,
      iat: now,
      exp: now + 300,
      nonce: asked.get('nonce'),
      ...oidc.person,
      ...oidc.lies,
    };
    const token = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' });
    const id_token = await token.sign(oidc.forge ? other.privateKey : good.privateKey);
    return {
      json: { access_token: 'google-access-token', token_type: 'Bearer', expires_in: 3600, id_token },
    };
  });
  const oidc: TestOidc = Object.assign(server, { issuer: '', person: {}, lies: {}, forge: false });
  oidc.issuer = await server.start();
  return oidc;
}

function metadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
}
