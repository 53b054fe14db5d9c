import { House } from 'lucide-react';
import type { Feature } from '../../app/feature.js';

const feature: Feature = {
  nav: [{ label: 'Home', to: '/', icon: House, order: 1, group: 'main' }],
  routes: [{ index: true, lazy: () => import('./HomePage.js') }],
};
export default feature;
