import { redirect } from 'react-router';
import type { Feature } from '../../app/feature.js';

const links = () => import('./MailLinkPages.js');

// The addresses are those of the links in mails.
const feature: Feature = {
  routes: [
    { path: 'sign-in', lazy: () => import('./SignInPage.js') },
    { path: 'sign-up', lazy: () => import('./SignUpPage.js') },
    { path: 'forgot-password', lazy: () => import('./ForgotPasswordPage.js') },
    { path: 'reset-password', lazy: () => import('./ResetPasswordPage.js') },
    { path: 'magic-link', lazy: () => import('./MagicLinkPage.js') },
    { path: 'oauth', lazy: () => import('./OAuthPage.js') },
    { path: 'verify-email', lazy: () => links().then(({ VerifyEmail: Component }) => ({ Component })) },
    {
      path: 'confirm-email-change',
      lazy: () => links().then(({ ConfirmEmailChange: Component }) => ({ Component })),
    },
    { path: 'account/export', lazy: () => links().then(({ DownloadExport: Component }) => ({ Component })) },
    {
      path: 'account/cancel-erasure',
      lazy: () => links().then(({ CancelErasure: Component }) => ({ Component })),
    },
    { path: 'account/sessions', loader: () => redirect('/settings/account') },
    { path: 'account/billing', loader: () => redirect('/billing') },
  ],
};
export default feature;
