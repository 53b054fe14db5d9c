import { LogIn, LogOut, Moon, Settings as SettingsIcon, Sun } from 'lucide-react';
import { Suspense, useEffect } from 'react';
import {
  Link,
  NavLink,
  Outlet,
  ScrollRestoration,
  useLocation,
  useNavigate,
  useNavigation,
} from 'react-router';
import { Avatar, Menu } from '../ui/index.js';
import { features, type NavItem } from './feature.js';
import { useSession, type CurrentViewer } from './session.js';
import styles from './Shell.module.css';
import { setTheme, useTheme } from './theme.js';
import { useCalm } from './useCalm.js';

const GROUPS: [NavItem['group'], string][] = [
  ['main', ''],
  ['community', 'Community'],
  ['create', 'Create'],
  ['business', 'More'],
  ['account', 'Account'],
  ['admin', 'Administration'],
];

const backgrounds = features.flatMap(({ background }) => background ?? []);
const all = features.flatMap(({ nav }) => nav ?? []).sort((a, b) => a.order - b.order);

/** The frame around every page: navigation, account, the page itself. */
export function Shell() {
  const { viewer, signedIn } = useSession();
  const { pathname } = useLocation();
  const { state } = useNavigation();
  const navigate = useNavigate();
  const calm = useCalm();
  useEffect(() => document.getElementById('content')?.focus({ preventScroll: true }), [pathname]);
  const shown = all.filter((item) => isShown(item, viewer, signedIn));
  const bar = shown.filter(({ group }) => group === 'main').slice(0, 5);
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#content">
        Skip to content
      </a>
      {state === 'loading' && (
        <div className={styles['progress']} role="progressbar" aria-label="Loading the page" />
      )}
      <aside className={styles['side']}>
        <Link to="/" className={styles['brand']}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          Leela
        </Link>
        <nav aria-label="Main" className={styles['nav']}>
          {GROUPS.map(([group, title]) => (
            <Group
              key={group}
              title={title}
              items={shown.filter((item) => item.group === group)}
              viewer={viewer}
            />
          ))}
        </nav>
        <Account />
      </aside>
      <header className={styles['top']}>
        <Link to="/" className={styles['brand']}>
          <img src="/favicon.svg" alt="" width={26} height={26} />
          Leela
        </Link>
        <Menu
          label="All pages"
          items={shown
            .filter((item) => !bar.includes(item))
            .map((item) => ({
              label: item.label,
              icon: <item.icon size={18} />,
              onSelect: () => void navigate(item.to),
            }))}
          trigger="Menu"
        />
        <Account />
      </header>
      <main id="content" tabIndex={-1} className={styles['main']}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      <nav aria-label="Bar" className={styles['bar']}>
        {bar.map((item) => (
          <Entry key={item.to} item={item} viewer={viewer} />
        ))}
      </nav>
      {viewer && (
        <Suspense>{calm && backgrounds.map((Background, place) => <Background key={place} />)}</Suspense>
      )}
      <ScrollRestoration />
    </div>
  );
}

function Group({ title, items, viewer }: { title: string; items: NavItem[]; viewer: CurrentViewer | null }) {
  if (items.length === 0) return null;
  return (
    <div>
      {title && <h2 className={styles['group']}>{title}</h2>}
      {items.map((item) => (
        <Entry key={item.to} item={item} viewer={viewer} />
      ))}
    </div>
  );
}

function Entry({ item, viewer }: { item: NavItem; viewer: CurrentViewer | null }) {
  const count = countOf(item, viewer);
  return (
    <NavLink to={item.to} end={item.end ?? item.to === '/'} className={styles['entry']}>
      <item.icon size={20} aria-hidden="true" />
      <span>{item.label}</span>
      {count > 0 && (
        <span className={styles['count']} aria-label={`${count} unread`}>
          {count > 99 ? '99+' : count}
        </span>
      )}
    </NavLink>
  );
}

function Account() {
  const { viewer, signedIn, signOut } = useSession();
  const theme = useTheme();
  const navigate = useNavigate();
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  const look = {
    label: dark ? 'Light theme' : 'Dark theme',
    icon: dark ? <Sun size={18} /> : <Moon size={18} />,
    onSelect: () => setTheme(dark ? 'light' : 'dark'),
  };
  if (!signedIn)
    return (
      <div className={styles['account']}>
        <Menu
          label="Account"
          trigger="Sign in"
          items={[
            { label: 'Sign in', icon: <LogIn size={18} />, onSelect: () => void navigate('/sign-in') },
            look,
          ]}
        />
      </div>
    );
  return (
    <div className={styles['account']}>
      <Menu
        label="Account"
        trigger={
          <>
            <Avatar name={viewer?.user.fullName ?? ''} src={viewer?.user.avatar} size={30} />
            <span className={styles['name']}>{viewer?.user.fullName}</span>
          </>
        }
        items={[
          viewer && { label: 'Profile', onSelect: () => void navigate(`/@${viewer.user.username}`) },
          { label: 'Settings', icon: <SettingsIcon size={18} />, onSelect: () => void navigate('/settings') },
          look,
          {
            label: 'Sign out',
            icon: <LogOut size={18} />,
            onSelect: () => void signOut().then(() => navigate('/sign-in')),
          },
        ]}
      />
    </div>
  );
}

function isShown({ who }: NavItem, viewer: CurrentViewer | null, signedIn: boolean): boolean {
  if (!who) return true;
  // Without waiting for the viewer, so that the entries do not move.
  if (who === 'signed-in') return signedIn;
  if (!viewer) return false;
  if (who === 'admin') return viewer.role === 'ADMIN';
  return viewer.role !== 'USER' || viewer.permissions.length > 0;
}

function countOf({ count }: NavItem, viewer: CurrentViewer | null): number {
  if (!viewer || !count) return 0;
  return count === 'notifications' ? viewer.unreadNotifications : viewer.unreadConversations;
}
