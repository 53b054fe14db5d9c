import type { MailCatalogue } from './words.js';

const NOT_YOU = 'If this was not you, change your password at once and look through your signed-in devices.';
const IGNORE = 'If you did not ask for this, you can ignore this mail: nothing happens without the link.';

/** The mails in English: complete, and the fallback of every other language. */
export const en: MailCatalogue = {
  greeting: 'Hello {name},',
  footer: 'This mail was sent by Leela because of something that happened in your account.',
  unsubscribe: 'No more of these mails',
  linkHint: 'If the button does not work, open this address:',
  mails: {
    'verify-email': {
      subject: 'Confirm your email address',
      lines: ['welcome to Leela. Please confirm that this address is yours.'],
      action: 'Confirm address',
      after: ['The link works once and for {hours}.', IGNORE],
    },
    'password-reset': {
      subject: 'Reset your password',
      lines: ['a new password was requested for your account.'],
      action: 'Set a new password',
      after: ['The link works once and for {minutes}. All devices are signed out then.', IGNORE],
    },
    'magic-link': {
      subject: 'Your link to sign in',
      lines: ['with this link you sign in without a password.'],
      action: 'Sign in',
      after: ['The link works once and for {minutes}. Do not pass it on.', IGNORE],
    },
    'email-change-confirm': {
      subject: 'Confirm your new email address',
      lines: ['please confirm that {email} shall be the address of your account from now on.'],
      action: 'Confirm new address',
      after: [
        'The link works once and for {hours}. Your present address is asked as well, where it is confirmed.',
        IGNORE,
      ],
    },
    'email-change-notice': {
      subject: 'Your email address is about to change',
      lines: ['a change of the address of your account to {email} was requested.'],
      action: 'Agree or call it off',
      after: ['The link works once and for {hours}. Nothing changes until you agree.', NOT_YOU],
    },
    'new-device': {
      subject: 'New sign-in to your account',
      lines: [
        'your account was signed in to from a device that we have not seen before.',
        'Device: {device}',
        'Address: {ip}',
        'Time: {at}',
      ],
      action: 'Look at your devices',
      after: [NOT_YOU],
    },
    'two-factor-enabled': {
      subject: 'Two-factor authentication is on',
      lines: [
        'since {at} your account asks for a code at sign-in.',
        'Keep your backup codes in a safe place: without them and without your device nobody can sign in.',
      ],
      after: [NOT_YOU],
    },
    'two-factor-disabled': {
      subject: 'Two-factor authentication is off',
      lines: ['since {at} your account asks for no code at sign-in any more.'],
      after: [NOT_YOU],
    },
    'two-factor-reset': {
      subject: 'Two-factor authentication was turned off for you',
      lines: [
        'since {at} your account asks for no code at sign-in any more: an admin turned that off, as you asked.',
        'All devices are signed out. Sign in again, and turn it on anew.',
      ],
      after: [NOT_YOU],
    },
    'provider-linked': {
      subject: 'You can sign in with {provider} now',
      lines: ['since {at} your account can be signed in to with your account at {provider}.'],
      after: [NOT_YOU],
    },
    'provider-unlinked': {
      subject: 'Signing in with {provider} is off',
      lines: ['since {at} your account can be signed in to with {provider} no more.'],
      after: [NOT_YOU],
    },
    'password-changed': {
      subject: 'Your password was changed',
      lines: ['since {at} your account has a new password.'],
      after: ['If this was not you, ask for a link to set a new one at once.'],
    },
    'password-removed': {
      subject: 'Your account has no password now',
      lines: [
        'on {at} it was shown for the first time that this address is yours.',
        'So that nobody else gets in who signed up with it, the password from before is worth nothing any more, and its devices are signed out.',
      ],
      after: ['If you want to have a password, ask for a link to set a new one.'],
    },
    'webhook-disabled': {
      subject: 'A webhook endpoint was switched off',
      lines: [
        'your webhook endpoint at {host} did not accept events for too long, so it was switched off at {at}.',
        'Mend it, switch it on again, and redeliver what is missing.',
      ],
    },
    'account-locked': {
      subject: 'Your account is locked for now',
      lines: [
        'there were too many failed attempts to sign in to your account, the last one on {at}.',
        'Nobody can sign in for {minutes}. Devices that are signed in stay so.',
      ],
      action: 'Set a new password',
      after: [NOT_YOU],
    },
    'export-ready': {
      subject: 'Your data is ready',
      lines: ['everything that you asked for is put together and waits for you.'],
      action: 'Download your data',
      after: [
        'The link is for you alone: do not pass it on. It works for {days}, as long as the file is kept.',
        NOT_YOU,
      ],
    },
    'erasure-scheduled': {
      subject: 'Your account will be erased',
      lines: ['your account and what is in it will be erased on {on}, as you asked.'],
      action: 'Keep the account',
      after: ['Until then you can change your mind. Afterwards nothing can be brought back.', NOT_YOU],
    },
    'erasure-cancelled': {
      subject: 'Your account will be kept',
      lines: ['the erasure of your account is called off. Everything is as it was.'],
      after: [NOT_YOU],
    },
    'contact-received': {
      subject: 'Contact message {number}: {about}',
      lines: ['{sender} wrote:'],
    },
    'contact-receipt': {
      subject: 'We have your message {number}',
      lines: ['your message reached our support team. Its number is {number}.'],
      after: ['If you did not write to us, you can ignore this mail.'],
    },
    'contact-answered': {
      subject: 'Answer to your message {number}',
      lines: ['our support team answers your message {number}:'],
    },
    'payment-receipt': {
      subject: 'Your receipt: {what}',
      lines: ['we have received your payment of {amount} for {what}.', 'Transaction: {number}'],
      action: 'See your invoices',
    },
    'payment-failed': {
      subject: 'Your payment failed: {what}',
      lines: [
        'we could not collect {amount} for {what}.',
        'Your plan stays for the time being, and we try again in the next days. Please check your payment method.',
      ],
      action: 'Check your payment method',
    },
    'payment-action': {
      subject: 'Please confirm your payment: {what}',
      lines: ['your bank asks you to confirm the payment of {amount} for {what}.'],
      action: 'Confirm the payment',
    },
    'payment-refunded': {
      subject: 'Your refund: {what}',
      lines: ['we have given you back {amount} for {what}. It takes a few days to arrive at your bank.'],
    },
    'plan-ended': {
      subject: 'Your plan {plan} has ended',
      lines: ['your plan {plan} has ended. You are on the free plan now; nothing that you made is lost.'],
      action: 'See the plans',
    },
    'notification-digest': {
      subject: 'New on Leela: {count}',
      lines: ['this happened while you were away:'],
      action: 'See everything',
      after: ['How often you get this mail is up to your preferences.'],
    },
  },
};
