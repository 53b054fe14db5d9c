import { Lightbulb } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [{ label: 'Suggestions', to: '/suggestions', icon: Lightbulb, order: 40, group: 'community' }],
  routes: [
    withSession({ path: 'suggestions/new', lazy: () => import('./NewSuggestionPage.js') }),
    { path: 'suggestions', lazy: () => import('./SuggestionsPage.js') },
    { path: 'suggestions/:id', lazy: () => import('./SuggestionPage.js') },
  ],
};
export default feature;
