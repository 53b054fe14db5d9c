import { DeviceType } from '../../models/identity/index.js';

/** Pages of the demo's frontend. */
export const TRAFFIC_PAGES = [
  { path: '/', weight: 8 },
  { path: '/explore', weight: 14 },
  { path: '/agents', weight: 12 },
  { path: '/agents/nova', weight: 7 },
  { path: '/agents/lumen', weight: 5 },
  { path: '/pricing', weight: 6 },
  { path: '/community', weight: 9 },
  { path: '/community/light-and-colour', weight: 4 },
  { path: '/events', weight: 4 },
  { path: '/studio', weight: 6 },
  { path: '/tools', weight: 4 },
  { path: '/sign-up', weight: 5 },
  { path: '/jobs', weight: 2 },
  { path: '/help', weight: 3 },
];

/** What visitors do on a page; nothing, mostly. */
export const TRAFFIC_EVENTS = [
  { name: null, weight: 78 },
  { name: 'agent_opened', weight: 6 },
  { name: 'search', weight: 5 },
  { name: 'post_shared', weight: 3 },
  { name: 'signed_up', weight: 3 },
  { name: 'plan_selected', weight: 2 },
  { name: 'video_played', weight: 3 },
];

/** Where visits come from. */
export const TRAFFIC_SOURCES = [
  { source: 'direct', weight: 34 },
  { source: 'google.com', referrer: 'https://google.com/', weight: 27 },
  { source: 'news.example', referrer: 'https://news.example/ai', weight: 9 },
  { source: 'reddit.com', referrer: 'https://reddit.com/r/aiart', weight: 8 },
  { source: 'newsletter', medium: 'email', campaign: 'autumn', weight: 9 },
  { source: 'instagram', medium: 'social', campaign: 'creators', content: 'story', weight: 7 },
  { source: 'google', medium: 'cpc', campaign: 'brand', term: 'ai agents', weight: 6 },
] as readonly {
  source: string;
  weight: number;
  referrer?: string;
  medium?: string;
  campaign?: string;
  term?: string;
  content?: string;
}[];

/** Browsers, as ingest reads them. */
export const TRAFFIC_CLIENTS = [
  { browser: 'Chrome', os: 'Windows', device: DeviceType.DESKTOP, screenResolution: '1920x1080', weight: 30 },
  { browser: 'Chrome', os: 'Android', device: DeviceType.MOBILE, screenResolution: '412x915', weight: 24 },
  { browser: 'Safari', os: 'iOS', device: DeviceType.MOBILE, screenResolution: '390x844', weight: 20 },
  { browser: 'Safari', os: 'macOS', device: DeviceType.DESKTOP, screenResolution: '1512x982', weight: 11 },
  { browser: 'Firefox', os: 'Linux', device: DeviceType.DESKTOP, screenResolution: '2560x1440', weight: 7 },
  { browser: 'Safari', os: 'iOS', device: DeviceType.TABLET, screenResolution: '820x1180', weight: 4 },
  {
    browser: 'Microsoft Edge',
    os: 'Windows',
    device: DeviceType.DESKTOP,
    screenResolution: '1536x864',
    weight: 4,
  },
];

/** Countries and a time zone of each. */
export const TRAFFIC_COUNTRIES = [
  { country: 'DE', timezone: 'Europe/Berlin', weight: 20 },
  { country: 'NG', timezone: 'Africa/Lagos', weight: 12 },
  { country: 'US', timezone: 'America/Chicago', weight: 22 },
  { country: 'IN', timezone: 'Asia/Kolkata', weight: 16 },
  { country: 'BR', timezone: 'America/Sao_Paulo', weight: 9 },
  { country: 'JP', timezone: 'Asia/Tokyo', weight: 8 },
  { country: 'FR', timezone: 'Europe/Paris', weight: 8 },
  { country: 'GB', timezone: 'Europe/London', weight: 5 },
];
