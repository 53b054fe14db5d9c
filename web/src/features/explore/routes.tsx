import { Compass } from 'lucide-react';
import type { Feature } from '../../app/feature.js';

const feature: Feature = {
  nav: [{ label: 'Explore', to: '/explore', icon: Compass, order: 2, group: 'main' }],
  routes: [
    { path: 'explore', lazy: () => import('./ExplorePage.js') },
    { path: 'search', lazy: () => import('./SearchPage.js') },
    { path: 'tags/:name', lazy: () => import('./TagPage.js') },
  ],
};
export default feature;
