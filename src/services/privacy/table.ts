import { ofDomains } from '../../domain.js';
import type { PersonalData } from './personal-data.js';

/** Every collection with its personal data, in the order of the domains: the basis of exports and erasures. */
export const personalDataTable = (): PersonalData[] => ofDomains('personalData');
