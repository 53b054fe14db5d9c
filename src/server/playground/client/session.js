/** The session is stored until the browser tab closes. */

const KEY = 'leela.playground.session';
const TOKENS = 'accessToken accessTokenExpiresAt refreshToken viewer { user { username } }';
const SIGN_IN = `mutation PlaygroundSignIn($input: SignInInput!) { signIn(input: $input) { ${TOKENS} } }`;
const REFRESH = `mutation PlaygroundRefresh($refreshToken: String!) {
  refreshSession(input: { refreshToken: $refreshToken }) { ${TOKENS} }
}`;
/** A token that expires sooner is refreshed before it is used. */
const MARGIN_MS = 30_000;

let session = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');

/** The username of the signed-in user, or null. */
export const username = () => session?.username ?? null;

/** Sends an operation over HTTP and returns the whole answer. */
export async function post(body, headers = {}) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

export async function signIn(login, password) {
  const answer = await post({ query: SIGN_IN, variables: { input: { login, password } } });
  if (!answer.data?.signIn) throw new Error(answer.errors?.[0]?.message ?? 'Nobody could be signed in.');
  keep(answer.data.signIn);
}

export function signOut() {
  session = null;
  sessionStorage.removeItem(KEY);
}

/** The Authorization value of the signed-in user, refreshed shortly before it expires. */
export async function authorization() {
  if (!session) return null;
  if (Date.parse(session.expiresAt) - Date.now() < MARGIN_MS) {
    const answer = await post({ query: REFRESH, variables: { refreshToken: session.refreshToken } });
    if (answer.data?.refreshSession) keep(answer.data.refreshSession);
    else signOut();
  }
  return session && `Bearer ${session.accessToken}`;
}

function keep({ accessToken, accessTokenExpiresAt, refreshToken, viewer }) {
  session = { accessToken, expiresAt: accessTokenExpiresAt, refreshToken, username: viewer.user.username };
  sessionStorage.setItem(KEY, JSON.stringify(session));
}
