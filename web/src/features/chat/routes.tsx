import { BotMessageSquare } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const shared = () => import('./SharedPage.js');

const feature: Feature = {
  nav: [
    { label: 'Chats', to: '/chats', icon: BotMessageSquare, order: 11, group: 'create', who: 'signed-in' },
  ],
  routes: [
    withSession({
      path: 'chats',
      lazy: () => import('./ChatsPage.js'),
      children: [{ path: ':id', lazy: () => import('./ChatPage.js') }],
    }),
    { path: 'shared/chats/:token', lazy: shared },
    { path: 'shared/:token', lazy: shared },
  ],
};
export default feature;
