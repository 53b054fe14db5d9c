import type { MailCatalogue } from './words.js';

const NOT_YOU = 'Warst du das nicht, ändere sofort dein Passwort und sieh deine angemeldeten Geräte durch.';
const IGNORE = 'Kam das nicht von dir, ignoriere diese Mail: Ohne den Link geschieht nichts.';

/** The mails in German. */
export const de: MailCatalogue = {
  greeting: 'Hallo {name},',
  footer: 'Leela hat dir diese Mail geschickt, weil in deinem Konto etwas geschehen ist.',
  unsubscribe: 'Keine solchen Mails mehr',
  linkHint: 'Falls die Schaltfläche nicht geht, öffne diese Adresse:',
  mails: {
    'verify-email': {
      subject: 'Bestätige deine Mailadresse',
      lines: ['willkommen bei Leela. Bitte bestätige, dass diese Adresse dir gehört.'],
      action: 'Adresse bestätigen',
      after: ['Der Link gilt einmal und {hours} lang.', IGNORE],
    },
    'password-reset': {
      subject: 'Setze dein Passwort zurück',
      lines: ['jemand, hoffentlich du, möchte für dein Konto ein neues Passwort setzen.'],
      action: 'Neues Passwort setzen',
      after: ['Der Link gilt einmal und {minutes} lang. Danach sind alle Geräte abgemeldet.', IGNORE],
    },
    'magic-link': {
      subject: 'Dein Link zum Anmelden',
      lines: ['mit diesem Link meldest du dich ohne Passwort an.'],
      action: 'Anmelden',
      after: ['Der Link gilt einmal und {minutes} lang. Gib ihn nicht weiter.', IGNORE],
    },
    'email-change-confirm': {
      subject: 'Bestätige deine neue Mailadresse',
      lines: ['bitte bestätige, dass {email} von nun an die Adresse deines Kontos sein soll.'],
      action: 'Neue Adresse bestätigen',
      after: [
        'Der Link gilt einmal und {hours} lang. Auch die jetzige Adresse wird gefragt, wenn sie bestätigt ist.',
        IGNORE,
      ],
    },
    'email-change-notice': {
      subject: 'Deine Mailadresse soll sich ändern',
      lines: ['jemand, hoffentlich du, möchte die Adresse deines Kontos auf {email} ändern.'],
      action: 'Zustimmen oder absagen',
      after: ['Der Link gilt einmal und {hours} lang. Ohne deine Zustimmung ändert sich nichts.', NOT_YOU],
    },
    'new-device': {
      subject: 'Neue Anmeldung in deinem Konto',
      lines: [
        'dein Konto wurde auf einem Gerät angemeldet, das wir noch nicht kennen.',
        'Gerät: {device}',
        'Adresse: {ip}',
        'Zeit: {at}',
      ],
      action: 'Geräte ansehen',
      after: [NOT_YOU],
    },
    'two-factor-enabled': {
      subject: 'Zwei-Faktor-Anmeldung ist an',
      lines: [
        'seit {at} fragt dein Konto beim Anmelden nach einem Code.',
        'Bewahre deine Ersatzcodes gut auf: Ohne sie und ohne dein Gerät kommt niemand hinein.',
      ],
      after: [NOT_YOU],
    },
    'two-factor-disabled': {
      subject: 'Zwei-Faktor-Anmeldung ist aus',
      lines: ['seit {at} fragt dein Konto beim Anmelden nach keinem Code mehr.'],
      after: [NOT_YOU],
    },
    'two-factor-reset': {
      subject: 'Die Zwei-Faktor-Anmeldung wurde für dich ausgeschaltet',
      lines: [
        'seit {at} fragt dein Konto beim Anmelden nach keinem Code mehr: Das hat auf deine Bitte hin die Verwaltung getan.',
        'Alle Geräte sind abgemeldet. Melde dich neu an und schalte sie wieder ein.',
      ],
      after: [NOT_YOU],
    },
    'provider-linked': {
      subject: 'Du kannst dich jetzt mit {provider} anmelden',
      lines: ['seit {at} kannst du dich mit deinem Konto bei {provider} anmelden.'],
      after: [NOT_YOU],
    },
    'provider-unlinked': {
      subject: 'Die Anmeldung mit {provider} ist aus',
      lines: ['seit {at} meldet sich mit {provider} niemand mehr in deinem Konto an.'],
      after: [NOT_YOU],
    },
    'password-changed': {
      subject: 'Dein Passwort wurde geändert',
      lines: ['seit {at} hat dein Konto ein neues Passwort.'],
      after: ['Warst du das nicht, lass dir sofort einen Link für ein neues schicken.'],
    },
    'password-removed': {
      subject: 'Dein Konto hat jetzt kein Passwort',
      lines: [
        'am {at} hat sich zum ersten Mal gezeigt, dass diese Adresse dir gehört.',
        'Damit niemand sonst hineinkommt, der sich mit ihr angemeldet hat, gilt das Passwort von vorher nicht mehr, und seine Geräte sind abgemeldet.',
      ],
      after: ['Möchtest du ein Passwort haben, lass dir einen Link für ein neues schicken.'],
    },
    'webhook-disabled': {
      subject: 'Ein Webhook-Endpunkt wurde abgeschaltet',
      lines: [
        'dein Webhook-Endpunkt bei {host} hat zu lange keine Ereignisse angenommen und wurde deshalb am {at} abgeschaltet.',
        'Behebe den Fehler, schalte ihn wieder ein und stelle zu, was fehlt.',
      ],
    },
    'account-locked': {
      subject: 'Dein Konto ist vorerst gesperrt',
      lines: [
        'es gab zu viele gescheiterte Versuche, sich in deinem Konto anzumelden, den letzten am {at}.',
        'Die Sperre dauert {minutes}. Angemeldete Geräte bleiben es.',
      ],
      action: 'Neues Passwort setzen',
      after: [NOT_YOU],
    },
    'export-ready': {
      subject: 'Deine Daten sind bereit',
      lines: ['alles, worum du gebeten hast, ist zusammengestellt und wartet auf dich.'],
      action: 'Daten herunterladen',
      after: [
        'Der Link ist nur für dich: gib ihn nicht weiter. So lange gibt es ihn und die Datei: {days}.',
        NOT_YOU,
      ],
    },
    'erasure-scheduled': {
      subject: 'Dein Konto wird gelöscht',
      lines: ['wie gewünscht wird dein Konto mit allem darin am {on} gelöscht.'],
      action: 'Konto behalten',
      after: ['Bis dahin kannst du es dir anders überlegen. Danach ist nichts wiederzubringen.', NOT_YOU],
    },
    'erasure-cancelled': {
      subject: 'Dein Konto bleibt bestehen',
      lines: ['die Löschung deines Kontos ist abgesagt. Alles ist, wie es war.'],
      after: [NOT_YOU],
    },
    'contact-received': {
      subject: 'Kontaktnachricht {number}: {about}',
      lines: ['{sender} hat geschrieben:'],
    },
    'contact-receipt': {
      subject: 'Wir haben deine Nachricht {number}',
      lines: ['deine Nachricht ist bei unserem Support angekommen. Ihre Nummer ist {number}.'],
      after: ['Kam das nicht von dir, kannst du diese Mail ignorieren.'],
    },
    'contact-answered': {
      subject: 'Antwort auf deine Nachricht {number}',
      lines: ['unser Support antwortet auf deine Nachricht {number}:'],
    },
    'payment-receipt': {
      subject: 'Dein Beleg: {what}',
      lines: ['wir haben deine Zahlung von {amount} für {what} erhalten.', 'Transaktion: {number}'],
      action: 'Rechnungen ansehen',
    },
    'payment-failed': {
      subject: 'Deine Zahlung ist fehlgeschlagen: {what}',
      lines: [
        'wir konnten {amount} für {what} nicht einziehen.',
        'Dein Tarif bleibt vorerst, und wir versuchen es in den nächsten Tagen noch einmal. Bitte prüfe deine Zahlungsart.',
      ],
      action: 'Zahlungsart prüfen',
    },
    'payment-action': {
      subject: 'Bitte bestätige deine Zahlung: {what}',
      lines: ['deine Bank möchte, dass du die Zahlung von {amount} für {what} bestätigst.'],
      action: 'Zahlung bestätigen',
    },
    'payment-refunded': {
      subject: 'Deine Erstattung: {what}',
      lines: ['wir haben dir {amount} für {what} erstattet. Bis das Geld da ist, vergehen einige Tage.'],
    },
    'plan-ended': {
      subject: 'Dein Tarif {plan} ist zu Ende',
      lines: [
        'dein Tarif {plan} ist zu Ende. Du hast jetzt den kostenlosen; nichts, was du gemacht hast, ist verloren.',
      ],
      action: 'Tarife ansehen',
    },
    'notification-digest': {
      subject: 'Neu auf Leela: {count}',
      lines: ['das geschah, während du weg warst:'],
      action: 'Alles ansehen',
      after: ['Wie oft diese Mail kommt, bestimmst du in deinen Einstellungen.'],
    },
  },
};
