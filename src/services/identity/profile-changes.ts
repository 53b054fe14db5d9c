import {
  MOST_INTERESTS,
  MOST_SKILLS,
  type Gender,
  type ProfessionalInfo,
  type SocialLinks,
} from '../../models/identity/index.js';
import { refuse } from '../../schema/errors.js';
import { checkName } from './names.js';
import { checkHandleOrUrl, checkText, checkUrl, checkWords } from './text.js';

type Nullable<T> = { [K in keyof T]?: T[K] | null };

/** The input of a change of the profile. Absent values are unchanged, null removes a value. */
export interface UpdateProfileInput {
  firstName?: string | null;
  lastName?: string | null;
  displayName?: string | null;
  bio?: string | null;
  avatar?: string | null;
  avatarUploadId?: string | null;
  coverImage?: string | null;
  coverImageUploadId?: string | null;
  website?: string | null;
  location?: string | null;
  phoneNumber?: string | null;
  dateOfBirth?: Date | null;
  socialLinks?: Nullable<SocialLinks> | null;
  gender?: Gender | null;
  professional?: Nullable<ProfessionalInfo> | null;
  interests?: string[] | null;
}

/** New values by path. Null removes a value. */
export type Changes = Record<string, unknown>;

const PHONE = /^\+?[0-9][0-9 ().-]{3,28}[0-9]$/;
const EARLIEST_BIRTH = new Date('1900-01-01');

/** The check of each field of the account. */
const ACCOUNT: { [F in keyof UpdateProfileInput]?: (value: string) => unknown } = {
  firstName: (value) => checkName(value, 'firstName'),
  lastName: (value) => checkName(value, 'lastName'),
  displayName: (value) => checkText(value, 'displayName', { longest: 100 }),
  bio: (value) => checkText(value, 'bio', { longest: 500, lines: true }),
  avatar: (value) => checkUrl(value, 'avatar', 2_048),
  coverImage: (value) => checkUrl(value, 'coverImage', 2_048),
  website: (value) => checkUrl(value, 'website', 200),
  location: (value) => checkText(value, 'location', { longest: 100 }),
  phoneNumber: checkPhone,
};

/**
 * The changes of the account.
 * @throws BAD_USER_INPUT naming the field
 */
export function accountChanges(input: UpdateProfileInput): Changes {
  const changes: Changes = {};
  for (const [field, check] of Object.entries(ACCOUNT)) {
    const value = input[field as keyof UpdateProfileInput] as string | null | undefined;
    if (value === undefined) continue;
    if (value === null && field === 'firstName') throw refuse.badInput('A first name is needed.', field);
    changes[field] = value === null ? (field === 'lastName' ? '' : null) : check(value);
  }
  if (input.dateOfBirth !== undefined)
    changes['dateOfBirth'] = input.dateOfBirth && checkBirth(input.dateOfBirth);
  if (input.socialLinks === null) changes['socialLinks'] = null;
  Object.assign(changes, textsUnder('socialLinks', input.socialLinks, 200, checkLink));
  return changes;
}

/**
 * The changes of the additional profile.
 * @throws BAD_USER_INPUT naming the field
 */
export function profileChanges({ gender, professional, interests }: UpdateProfileInput): Changes {
  const changes: Changes = {};
  if (gender !== undefined) changes['gender'] = gender;
  if (interests !== undefined)
    changes['interests'] = checkWords(interests ?? [], 'interests', { most: MOST_INTERESTS, longest: 50 });
  const { skills, ...texts } = professional ?? {};
  if (professional === null) changes['professional'] = { skills: [] };
  Object.assign(changes, textsUnder('professional', texts, 100));
  if (skills !== undefined)
    changes['professional.skills'] = checkWords(skills ?? [], 'professional.skills', {
      most: MOST_SKILLS,
      longest: 50,
    });
  return changes;
}

function textsUnder(
  parent: string,
  fields: Record<string, unknown> | null | undefined,
  longest: number,
  check: (value: string, path: string, longest: number) => string | null = (value, path, most) =>
    checkText(value, path, { longest: most }),
): Changes {
  const given = Object.entries(fields ?? {}).filter(([, value]) => value !== undefined) as [
    string,
    string | null,
  ][];
  return Object.fromEntries(
    given.map(([name, value]) => {
      const path = `${parent}.${name}`;
      return [path, value === null ? null : check(value, path, longest)];
    }),
  );
}

/**
 * Links to the user's profiles on other sites. Clients render them as links, so only handles and http(s) URLs are
 * allowed.
 */
const checkLink = (value: string, path: string, longest: number): string | null =>
  path === 'socialLinks.website' ? checkUrl(value, path, longest) : checkHandleOrUrl(value, path, longest);

function checkPhone(input: string): string | null {
  const phone = checkText(input, 'phoneNumber', { longest: 30 });
  if (phone !== null && !PHONE.test(phone))
    throw refuse.badInput('This is not a phone number.', 'phoneNumber');
  return phone;
}

function checkBirth(date: Date): Date {
  if (date > new Date() || date < EARLIEST_BIRTH)
    throw refuse.badInput('This is not a date of birth.', 'dateOfBirth');
  return date;
}

/** Changes as an update document. */
export function toUpdate(changes: Changes): { $set?: Changes; $unset?: Record<string, ''> } {
  const set = Object.entries(changes).filter(([, value]) => value !== null);
  const unset = Object.entries(changes).filter(([, value]) => value === null);
  return {
    ...(set.length > 0 ? { $set: Object.fromEntries(set) } : {}),
    ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map(([path]) => [path, ''] as const)) } : {}),
  };
}
