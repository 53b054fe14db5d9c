import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';

/** An entry of the navigation. */
export interface NavItem {
  label: string;
  to: string;
  icon: LucideIcon;
  /** Position within its group; lower comes first. */
  order: number;
  /** The group of the sidebar. `main` items also stand in the bar of phones, the first four of them. */
  group: 'main' | 'community' | 'create' | 'business' | 'account' | 'admin';
  /** Who sees the entry. Defaults to everyone. */
  who?: 'signed-in' | 'staff' | 'admin';
  /** Whether the entry is marked on its own page only, and not on those below its address. */
  end?: boolean;
  /** The unread count beside the entry. */
  count?: 'notifications' | 'conversations';
}

/** A feature of the client: what `features/<name>/routes.tsx` exports as default. Pages are loaded when visited. */
export interface Feature {
  nav?: NavItem[];
  routes: RouteObject[];
  /** Runs on every page while a user is signed in, and shows nothing: live counts. Make it lazy. */
  background?: ComponentType;
}

const modules = import.meta.glob<{ default: Feature }>('../features/*/routes.tsx', { eager: true });

/** All features. */
export const features: Feature[] = Object.values(modules).map(({ default: feature }) => feature);
