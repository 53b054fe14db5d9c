import semver from 'semver';

/** The longest version number. */
export const LONGEST_VERSION = 64;

/** Whether a text is a semantic version in its one form: no leading `v`, no build metadata. */
export function isVersion(text: string): boolean {
  return text.length <= LONGEST_VERSION && semver.valid(text) === text;
}

/** Whether a version is a pre-release, such as 2.0.0-beta.1. */
export const isPrerelease = (version: string): boolean => semver.prerelease(version) !== null;

const DIGITS = 16;
const padded = (number: number): string => String(number).padStart(DIGITS, '0');

/** Sorts after every pre-release of the same number. */
const RELEASE = '~';
/** Ends a word, and sorts before every character that a word may have: alpha before alpha1. */
const END = '!';

/**
 * A version as text that sorts like versions (semver.org, section 11), so that an index can order them: 1.9.0 before
 * 1.10.0, 2.0.0-beta.1 before 2.0.0.
 */
export function versionSortKey(version: string): string {
  const parsed = semver.parse(version);
  if (!parsed) throw new Error(`Not a version: ${version}`);
  const { major, minor, patch, prerelease } = parsed;
  const numbers = [major, minor, patch].map(padded).join('.');
  if (prerelease.length === 0) return `${numbers}${RELEASE}`;
  // Numbers sort before words.
  const parts = prerelease.map((part) => (typeof part === 'number' ? `1${padded(part)}` : `2${part}`) + END);
  return `${numbers}-${parts.join('')}`;
}
