import PDFDocument from 'pdfkit';
import { gatewayUrl } from '../../integrations/storage/index.js';
import {
  EventModel,
  EventRegistrationModel,
  type Event,
  type EventRegistration,
} from '../../models/calendar/index.js';
import { fullNameOf, UserModel, type User } from '../../models/identity/index.js';
import { readGlobalId, toGlobalId } from '../../schema/ids.js';
import { isSigned, signatureOf } from './signed-address.js';

/** The signed address of a certificate, which allows showing it. Null if none was issued. */
export function certificateUrl({
  _id,
  certificateIssuedAt,
}: Pick<EventRegistration, '_id' | 'certificateIssuedAt'>): string | null {
  if (!certificateIssuedAt) return null;
  const id = toGlobalId('EventRegistration', _id);
  return gatewayUrl(`/certificates/${id}.pdf?key=${signatureOf('certificate', id)}`);
}

/** The certificate behind an address; null for one that is not ours or was not issued. */
export async function openCertificate(id: string, key: unknown): Promise<Buffer | null> {
  const read = readGlobalId(id);
  if (read?.type !== 'EventRegistration' || !isSigned(key, 'certificate', id)) return null;
  const registration = await EventRegistrationModel.findById(read.id).lean<EventRegistration>();
  if (!registration?.certificateIssuedAt) return null;
  const [event, user] = await Promise.all([
    EventModel.findOne({ _id: registration.event, deletedAt: null }).lean<Event>(),
    UserModel.findById(registration.user).lean<User>(),
  ]);
  if (!event || !user) return null;
  const organizer = await UserModel.findById(event.organizer).lean<User>();
  const { firstName, lastName } = registration.attendee;
  return drawCertificate({
    id,
    name: printable(`${firstName} ${lastName}`.trim()) || printable(fullNameOf(user)) || user.username,
    title: printable(event.title) || event.slug,
    organizer: organizer ? printable(fullNameOf(organizer)) || organizer.username : '',
    day: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: event.timezone }).format(
      event.startsAt,
    ),
    minutes: Math.round((registration.attendance?.durationSeconds ?? 0) / 60),
    issued: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
      registration.certificateIssuedAt,
    ),
  });
}

/** Letters that the built-in fonts have; diacritics of others are dropped. Empty where too little is left. */
export function printable(text: string): string {
  const plain = [...text.normalize('NFC')]
    .map((letter) => (WIN_ANSI.test(letter) ? letter : letter.normalize('NFD').replaceAll(/\p{M}/gu, '')))
    .map((letter) => SPECIAL[letter] ?? letter)
    .filter((letter) => WIN_ANSI.test(letter))
    .join('')
    .trim();
  return plain.length * 2 >= [...text.trim()].length ? plain : '';
}

const WIN_ANSI = /^[\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]+$/;
const SPECIAL: Record<string, string> = { ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i', œ: 'oe', Œ: 'OE' };

interface Certificate {
  id: string;
  name: string;
  title: string;
  organizer: string;
  day: string;
  minutes: number;
  issued: string;
}

const INK = '#1f1b3a';
const ACCENT = '#6b4eff';
const GREY = '#6f6c85';

/** Draws a certificate on one landscape page of A4. */
export function drawCertificate(one: Certificate): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 60,
    info: { Title: `Certificate: ${one.title}`, Author: 'Leela', Subject: one.name },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  const { width, height } = document.page;
  document.rect(0, 0, width, 14).fill(ACCENT);
  document
    .lineWidth(1)
    .roundedRect(32, 40, width - 64, height - 72, 10)
    .stroke(ACCENT);
  const centre = { width: width - 160, align: 'center' } as const;
  const line = (text: string, y: number, size: number, color: string, font = 'Helvetica'): void => {
    document
      .font(font)
      .fontSize(size)
      .fillColor(color)
      .text(text, 80, y, { ...centre, lineBreak: true });
  };
  line('CERTIFICATE OF ATTENDANCE', 92, 15, ACCENT, 'Helvetica-Bold');
  line('This is to certify that', 146, 14, GREY);
  line(one.name, 176, fitting(document, one.name, centre.width, 38), INK, 'Helvetica-Bold');
  line('took part in', 242, 14, GREY);
  document.font('Helvetica-Bold');
  line(one.title, 272, one.title.length > 60 ? 18 : 26, INK, 'Helvetica-Bold');
  const length = one.minutes > 0 ? ` · ${one.minutes} minutes` : '';
  line(`${one.day}${length}`, 366, 14, INK);
  if (one.organizer) line(`Organised by ${one.organizer}`, 390, 14, GREY);
  line(`Issued on ${one.issued} · ${one.id}`, height - 76, 10, GREY);
  document.end();
  return done;
}

/** The largest size up to a limit at which a text fits on one line. */
function fitting(document: PDFKit.PDFDocument, text: string, width: number, most: number): number {
  document.font('Helvetica-Bold');
  for (let size = most; size > 12; size -= 2)
    if (document.fontSize(size).widthOfString(text) <= width) return size;
  return 12;
}
