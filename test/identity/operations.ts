/** The operations of the shipped clients about accounts, with what tests look at besides. */
export const TOKENS = /* GraphQL */ `
  fragment Tokens on AuthPayload {
    accessToken
    accessTokenExpiresAt
    refreshToken
    viewer {
      user {
        id
        username
        fullName
        avatar
        verified
      }
      email
      emailVerified
      coins
    }
  }
`;

export const SIGN_UP = `${TOKENS} mutation SignUp($input: SignUpInput!) { signUp(input: $input) { ...Tokens } }`;
export const SIGN_UP_FORM = `mutation ($input: SignUpInput!) {
  signUp(input: $input) { accessToken userErrors { code field message } }
}`;
export const SIGN_IN = `${TOKENS} mutation SignIn($input: SignInInput!) { signIn(input: $input) { ...Tokens } }`;
export const REFRESH = `${TOKENS}
  mutation RefreshSession($refreshToken: String!) {
    refreshSession(input: { refreshToken: $refreshToken }) { ...Tokens }
  }`;
export const SIGN_OUT = 'mutation SignOut { signOut { ok } }';
export const CHANGE_PASSWORD =
  'mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { ok } }';
export const REVOKE = 'mutation RevokeSession($id: ID!) { revokeSession(input: { sessionId: $id }) { ok } }';
export const REVOKE_OTHERS = 'mutation RevokeOtherSessions { revokeOtherSessions { revoked } }';
export const SESSIONS = `query Sessions {
  viewer {
    sessions(first: 20) { nodes { id current device browser os ipAddress location createdAt lastActiveAt expiresAt } }
    securityLog(first: 20) { nodes { event ipAddress device createdAt } }
  }
}`;
export const ME = '{ viewer { user { id username fullName } email coins } }';
