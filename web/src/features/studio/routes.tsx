import { AppWindow, FlaskConical, Sparkles } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [
    { label: 'Generate', to: '/generate', icon: Sparkles, order: 20, group: 'create', who: 'signed-in' },
    { label: 'Canvas', to: '/canvas', icon: AppWindow, order: 30, group: 'create', who: 'signed-in' },
    { label: 'Lab', to: '/lab', icon: FlaskConical, order: 40, group: 'create', who: 'signed-in' },
  ],
  routes: [
    { path: 'canvas/:id', lazy: () => import('./canvas/ProjectPage.js') },
    withSession(
      { path: 'canvas', lazy: () => import('./canvas/ProjectsPage.js') },
      { path: 'generate', lazy: () => import('./generate/GeneratePage.js') },
      { path: 'lab', lazy: () => import('./lab/LabPage.js') },
    ),
  ],
};
export default feature;
