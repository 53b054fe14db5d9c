import { describe, expect, it } from 'vitest';
import {
  isPlainAddress,
  type MailData,
  type MailMessage,
  type MailTemplate,
} from '../../../src/integrations/mail/index.js';
import { renderMail } from '../../../src/integrations/mail/render.js';
import { de } from '../../../src/integrations/mail/templates/de.js';
import { en } from '../../../src/integrations/mail/templates/en.js';

const at = new Date('2026-03-01T11:30:00Z');
const SAMPLES: MailData = {
  'verify-email': { name: 'Mira', hours: 24 },
  'password-reset': { name: 'Mira', minutes: 30 },
  'magic-link': { name: 'Mira', minutes: 1 },
  'email-change-confirm': { name: 'Mira', email: 'new@example.com', hours: 24 },
  'email-change-notice': { name: 'Mira', email: 'new@example.com', hours: 24 },
  'new-device': { name: 'Mira', device: 'Firefox on Linux', ip: '203.0.113.9', at },
  'two-factor-enabled': { name: 'Mira', at },
  'two-factor-disabled': { name: 'Mira', at },
  'provider-linked': { name: 'Mira', provider: 'Google', at },
  'provider-unlinked': { name: 'Mira', provider: 'Google', at },
  'password-changed': { name: 'Mira', at },
  'password-removed': { name: 'Mira', at },
  'two-factor-reset': { name: 'Mira', at },
  'webhook-disabled': { name: 'Mira', host: 'hooks.example', at: new Date(0) },
  'account-locked': { name: 'Mira', minutes: 15, at },
  'export-ready': { name: 'Mira', days: 7 },
  'erasure-scheduled': { name: 'Mira', on: at },
  'erasure-cancelled': { name: 'Mira' },
  'contact-received': {
    name: 'Mira',
    number: 'CONT-2026-000001',
    sender: 'Ada (ada@example.com)',
    about: 'Hello',
    paragraphs: ['How do agents work?'],
  },
  'contact-receipt': { name: 'Mira', number: 'CONT-2026-000001' },
  'contact-answered': { name: 'Mira', number: 'CONT-2026-000001', paragraphs: ['Like this.', 'And so.'] },
  'payment-receipt': { name: 'Mira', what: 'Plan Pro', amount: '$19.00', number: 'TXN-2026-000001' },
  'payment-failed': { name: 'Mira', what: 'Plan Pro', amount: '$19.00' },
  'payment-action': { name: 'Mira', what: 'Plan Pro', amount: '$19.00' },
  'payment-refunded': { name: 'Mira', what: 'Plan Pro', amount: '$5.00' },
  'plan-ended': { name: 'Mira', plan: 'Pro' },
  'notification-digest': {
    name: 'Mira',
    count: 1234,
    items: ['Jonas follows you', 'Ada likes your post'],
    unsubscribe: 'stop',
  },
};
const TEMPLATES = Object.keys(SAMPLES) as MailTemplate[];

function render(message: Partial<MailMessage>, publicUrl = 'https://leela.example') {
  const template = message.template ?? 'verify-email';
  const base = { id: 'a'.repeat(24), to: 'mira@example.com', language: 'en', at, data: SAMPLES[template] };
  return renderMail({ ...base, template, ...message } as MailMessage, publicUrl);
}

describe('mails', () => {
  it.each(TEMPLATES)('%s fills in every value, in every language', (template) => {
    for (const language of ['en', 'de']) {
      const mail = render({ template, language, token: 'secret' });
      for (const part of [mail.subject, mail.text, mail.html]) {
        expect(part).not.toMatch(/[{}]|undefined|NaN/);
        expect(part.trim()).not.toBe('');
      }
      expect(mail.text).toContain('Mira');
    }
  });

  it('are translated word by word: the same places for values, a link where the English has one', () => {
    const places = (texts: string[]) =>
      texts
        .join(' ')
        .match(/\{\w+\}/g)
        ?.sort() ?? [];
    for (const template of TEMPLATES) {
      const [english, german] = [en.mails[template], de.mails[template]];
      const texts = (words: typeof english) => [words.subject, ...words.lines, ...(words.after ?? [])];
      expect(places(texts(german)), template).toEqual(places(texts(english)));
      expect(german.action === undefined, template).toBe(english.action === undefined);
      expect(german.subject, template).not.toBe(english.subject);
    }
  });

  it('fall back to the main language, then to English', () => {
    expect(render({ language: 'de-AT' })).toMatchObject({
      language: 'de',
      subject: 'Bestätige deine Mailadresse',
    });
    for (const language of ['tlh', '', '__proto__', 'constructor'])
      expect(render({ language })).toMatchObject({ language: 'en', subject: 'Confirm your email address' });
  });

  it("tell times in the reader's zone and amounts in their words", () => {
    const there = { template: 'new-device', timezone: 'Asia/Tokyo', language: 'en' } as const;
    expect(render(there).text).toContain('March 1, 2026 at 08:30 PM GMT+9');
    expect(render({ ...there, timezone: 'Nowhere/Land' }).text).toContain('11:30 AM UTC');
    expect(render({ template: 'magic-link' }).text).toContain('for 1 minute.');
    expect(render({ template: 'password-reset', language: 'de' }).text).toContain('30 Minuten lang');
    expect(render({ template: 'notification-digest', language: 'de' }).subject).toBe('Neu auf Leela: 1.234');
    expect(render({ template: 'notification-digest' }).html).toContain('<li>Jonas follows you</li>');
  });

  it('37: link to the configured address, with the token and nothing else of the request', () => {
    const { text, html } = render({ template: 'password-reset', token: 'a+b/c=&d' });
    const link = 'https://leela.example/reset-password?token=a%2Bb%2Fc%3D%26d';
    expect(text).toContain(`\n${link}\n`);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([link, link]);
  });

  it('24: escape what people are called', () => {
    const name = `<img src=x onerror="alert(1)">&'`;
    const { html } = render({ data: { name, hours: 1 } });
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;');
    expect(html).not.toContain('<img');
  });

  it('23: keep values on their line, and let no name advertise', () => {
    const name =
      'Mira,\r\n\r\nYour account is lost. Visit https://evil.example or www.evil.example\u2028Bcc: x\u202e\0';
    const { text } = render({ data: { name, hours: 1 } });
    const [greeting] = text.split('\n\n');
    expect(greeting).toMatch(/^Hello Mira, Your account is lost\. .*Bcc x,$/);
    expect(text).not.toMatch(/https?:\/\/evil|evil\.example|www\.|Bcc:|[\0\r\u2028\u202e]/);
    const subject = renderMail(
      { ...sample(), data: { name: 'x', count: 3, items: [] } },
      'https://l.example',
    ).subject;
    expect(subject).toBe('New on Leela: 3');
    expect(render({ data: { name: 'x'.repeat(10_000), hours: 1 } }).text.length).toBeLessThan(1_500);
  });

  it('23: do not take a value for a place', () => {
    expect(render({ data: { name: '{hours} $& {name}', hours: 5 } }).text).toContain(
      'Hello {hours} $& {name},',
    );
  });
});

const sample = (): MailMessage => ({
  id: 'a'.repeat(24),
  to: 'mira@example.com',
  template: 'notification-digest',
  language: 'en',
  data: SAMPLES['notification-digest'],
  at,
});

describe('a plain address', () => {
  it.each(['a@b.example', 'first.last+tag@sub.example.com', 'ö@bücher.example'])('is %s', (address) => {
    expect(isPlainAddress(address)).toBe(true);
  });

  it.each([
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example\nDATA',
    'a@b.example, c@d.example',
    'a@b.example;c@d.example',
    'Mira <a@b.example>',
    '"a b"@b.example',
    'group:a@b.example;',
    'a@b@c.example',
    'a\0@b.example',
    'a\u2028@b.example',
    'a',
    '@b.example',
    `${'a'.repeat(65)}@b.example`,
  ])('23: is not %j', (address) => {
    expect(isPlainAddress(address)).toBe(false);
  });
});
