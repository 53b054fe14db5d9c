/** The action of each mail link. It starts only on a click, because mail programs open links too. */

const ERRORS = 'userErrors { code message }';
const input = (type, field, answer) =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { ${answer} ${ERRORS} } }`;

const TOTP = { name: 'totpCode', label: 'Code of your authenticator app, or a backup code', type: 'text' };

export const ACTIONS = {
  '/verify-email': {
    title: 'Confirm your address',
    text: 'Show that this address is yours.',
    buttons: [
      {
        label: 'Confirm address',
        query: input('VerifyEmailInput', 'verifyEmail', 'ok'),
        done: () => 'Your address is confirmed.',
      },
    ],
  },
  '/reset-password': {
    title: 'Set a new password',
    text: 'All devices are signed out then.',
    fields: [
      {
        name: 'newPassword',
        label: 'New password, 8 characters or more',
        type: 'password',
        autocomplete: 'new-password',
      },
    ],
    buttons: [
      {
        label: 'Set password',
        query: input('ResetPasswordInput', 'resetPassword', 'ok'),
        done: () => 'Your new password is set. You can sign in with it.',
      },
    ],
  },
  '/magic-link': {
    title: 'Sign in',
    text: 'Sign in on this device, without a password.',
    secondFactor: TOTP,
    buttons: [
      {
        label: 'Sign in',
        query: input(
          'SignInWithMagicLinkInput',
          'signInWithMagicLink',
          'accessToken accessTokenExpiresAt refreshToken viewer { user { username } }',
        ),
        signsIn: true,
        done: ({ viewer }) => `You are signed in as ${viewer.user.username}.`,
      },
    ],
  },
  '/confirm-email-change': {
    title: 'Another address for your account',
    text: 'Agree, or call the change off.',
    buttons: [
      {
        label: 'Agree',
        query: input('ConfirmEmailChangeInput', 'confirmEmailChange', 'changed'),
        done: ({ changed }) =>
          changed ? 'Your address has changed.' : 'Thank you. The other address still has to agree.',
      },
      {
        label: 'Call it off',
        quiet: true,
        query: input('CancelEmailChangeInput', 'cancelEmailChange', 'ok'),
        done: () => 'The change is called off. Your address stays as it is.',
      },
    ],
  },
  '/forgot-password': {
    title: 'Set a new password',
    text: 'Get a link by mail.',
    withoutToken: true,
    fields: [{ name: 'email', label: 'Address of your account', type: 'email', autocomplete: 'email' }],
    buttons: [
      {
        label: 'Send the link',
        query: input('RequestPasswordResetInput', 'requestPasswordReset', 'ok'),
        done: () => 'If there is an account with this address, a link is on its way to it.',
      },
    ],
  },
  '/account/export': {
    title: 'Your data',
    text: 'All that is kept about you, in one file. It is for you alone.',
    secondFactor: TOTP,
    buttons: [
      {
        label: 'Download',
        query: input('DownloadDataExportInput', 'downloadDataExport', 'url'),
        leadsTo: ({ url }) => url,
        done: () => 'Your download begins.',
      },
    ],
  },
  '/account/cancel-erasure': {
    title: 'Keep your account',
    text: 'Your account waits to be erased. You can keep it, as it was.',
    buttons: [
      {
        label: 'Keep the account',
        query: input('CancelAccountErasureInput', 'cancelAccountErasure', 'ok'),
        done: () => 'Your account is kept. You can sign in again.',
      },
    ],
  },
  '/account/sessions': {
    title: 'Your devices',
    text: 'Sign in, look at viewer { sessions }, and end what is not yours by revokeSession.',
    withoutToken: true,
    buttons: [],
  },
  '/notifications': {
    title: 'Your notifications',
    text: 'Sign in, and look at viewer { notifications }.',
    withoutToken: true,
    buttons: [],
  },
};
