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
export const REQUEST_MAGIC_LINK =
  'mutation RequestMagicLink($email: EmailAddress!) { requestMagicLink(input: { email: $email }) { ok } }';
export const SIGN_IN_WITH_MAGIC_LINK = `${TOKENS}
  mutation SignInWithMagicLink($token: String!) { signInWithMagicLink(input: { token: $token }) { ...Tokens } }`;
export const MAGIC_LINK_WITH_CODE = `${TOKENS}
  mutation ($input: SignInWithMagicLinkInput!) { signInWithMagicLink(input: $input) { ...Tokens } }`;
export const REQUEST_RESET =
  'mutation RequestPasswordReset($email: EmailAddress!) { requestPasswordReset(input: { email: $email }) { ok } }';
export const RESET =
  'mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) { ok } }';
export const VERIFY =
  'mutation VerifyEmail($token: String!) { verifyEmail(input: { token: $token }) { viewer { emailVerified } } }';
export const RESEND = 'mutation { resendVerification { ok } }';
export const CHANGE_EMAIL =
  'mutation ($input: RequestEmailChangeInput!) { requestEmailChange(input: $input) { ok } }';
export const CONFIRM_CHANGE = `mutation ($token: String!) {
  confirmEmailChange(input: { token: $token }) { changed viewer { email } }
}`;
export const CANCEL_CHANGE =
  'mutation ($token: String) { cancelEmailChange(input: { token: $token }) { ok } }';
export const START_TWO_FACTOR = 'mutation StartTwoFactor { startTwoFactor { secret otpauthUrl } }';
export const CONFIRM_TWO_FACTOR =
  'mutation ConfirmTwoFactor($code: String!) { confirmTwoFactor(input: { code: $code }) { backupCodes } }';
export const DISABLE_TWO_FACTOR =
  'mutation DisableTwoFactor($input: DisableTwoFactorInput!) { disableTwoFactor(input: $input) { ok } }';
export const NEW_BACKUP_CODES = `mutation ($input: RegenerateBackupCodesInput!) {
  regenerateBackupCodes(input: $input) { backupCodes }
}`;
export const UNLOCK = 'mutation ($input: UnlockAccountInput!) { unlockAccount(input: $input) { ok } }';
export const RESET_TWO_FACTOR =
  'mutation ($input: ResetTwoFactorInput!) { resetTwoFactor(input: $input) { ok } }';
export const SAFETY =
  '{ viewer { email emailVerified pendingEmail twoFactor { enabled enabledAt backupCodesLeft } } }';
