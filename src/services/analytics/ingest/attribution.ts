import type { VisitCampaign } from '../../../models/analytics/index.js';

/** Where a visit came from. */
export interface Attribution {
  /** utm_source, else the referrer's host, else `direct`. */
  source: string;
  referrer?: string;
  campaign?: VisitCampaign;
}

/** The source of a visit that nothing is known about. */
export const DIRECT = 'direct';

/**
 * Hosts that users are sent to and come back from in the middle of a visit: payment and sign-in pages. Coming back from one is
 * no new source.
 */
const PASSED_THROUGH =
  /(^|\.)(stripe\.com|paypal\.com|klarna\.com|adyen\.com|mollie\.com|braintreegateway\.com|pay\.google\.com|accounts\.google\.com|appleid\.apple\.com)$/;
/** That of GitHub's sign-in pages; links from other pages of GitHub are sources. */
const SIGN_IN = /^https:\/\/github\.com\/(login|session)/;

const LONGEST = 100;

/**
 * What a page view says about where the visit came from; null where it goes on: a link within the platform, or the way back
 * from a payment.
 */
export function attributionOf(
  page: URL | null,
  referrer: URL | null,
  ownHosts: ReadonlySet<string>,
): Attribution | null {
  const from = referrer ? refererOf(referrer, page, ownHosts) : undefined;
  const utm = (name: string): string | undefined =>
    page?.searchParams.get(`utm_${name}`)?.trim().toLowerCase().slice(0, LONGEST) || undefined;
  const [source, medium, campaign, term, content] = ['source', 'medium', 'campaign', 'term', 'content'].map(
    utm,
  );
  if (source || medium || campaign) {
    const told = source ?? from?.source ?? DIRECT;
    return {
      source: told,
      ...(from ? { referrer: from.referrer } : {}),
      campaign: {
        source: told,
        ...(medium ? { medium } : {}),
        ...(campaign ? { campaign } : {}),
        ...(term ? { term } : {}),
        ...(content ? { content } : {}),
      },
    };
  }
  if (from) return from;
  return from === null ? null : { source: DIRECT };
}

/** The referrer as a source; null where it is none, undefined where nothing is told. */
function refererOf(
  referrer: URL,
  page: URL | null,
  ownHosts: ReadonlySet<string>,
): Required<Pick<Attribution, 'source' | 'referrer'>> | null {
  const host = hostOf(referrer);
  if (host === (page && hostOf(page)) || ownHosts.has(host)) return null;
  if (PASSED_THROUGH.test(host) || SIGN_IN.test(referrer.href)) return null;
  return { source: host.slice(0, LONGEST), referrer: bareAddress(referrer) };
}

/** The host without `www.`, in lower case. */
export const hostOf = (url: URL): string => url.hostname.toLowerCase().replace(/^www\./, '');

/** An address without what may be secret in it: user, query and fragment. */
export const bareAddress = (url: URL): string => `${url.origin}${url.pathname}`.slice(0, 1_024);
