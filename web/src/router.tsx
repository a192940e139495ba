import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { CallsLayout } from './call/CallsLayout';
import { NothingChosen } from './call/NothingChosen';
import { App } from './shell/App';
import { NotFound } from './shell/NotFound';
import { spoken } from './shell/spoken';
import { ErrorPanel, SkeletonRows } from './ui/States';

const rootRoute = createRootRoute({ component: spoken(App), notFoundComponent: spoken(NotFound) });

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/calls', replace: true });
  },
});

const callsRoute = createRoute({ getParentRoute: () => rootRoute, path: 'calls', component: spoken(CallsLayout) });

const noCallRoute = createRoute({ getParentRoute: () => callsRoute, path: '/', component: spoken(NothingChosen) });

const callRoute = createRoute({
  getParentRoute: () => callsRoute,
  path: '$callId',
  component: spoken(lazyRouteComponent(() => import('./call/CallScreen'), 'CallScreen')),
});

const dialRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'dial',
  validateSearch: (search) => z.parse(z.object({ to: z.catch(z.optional(z.string()), undefined) }), search),
  component: spoken(lazyRouteComponent(() => import('./phone/DialScreen'), 'DialScreen')),
});

const messagesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'messages',
  validateSearch: (search) => z.parse(z.object({ tab: z.catch(z.optional(z.enum(['templates'])), undefined) }), search),
  component: spoken(lazyRouteComponent(() => import('./messages/MessagesScreen'), 'MessagesScreen')),
});

const contactsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'contacts',
  component: spoken(lazyRouteComponent(() => import('./contacts/ContactsScreen'), 'ContactsScreen')),
});

const receptionistSearch = z.object({
  tab: z.catch(z.optional(z.enum(['try', 'introduction'])), undefined),
  /** The answer being edited: its id, or `new`. */
  faq: z.catch(z.optional(z.string()), undefined),
  /** Prefills the question of a new answer. */
  question: z.catch(z.optional(z.string()), undefined),
});

const receptionistRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'receptionist',
  validateSearch: (search) => z.parse(receptionistSearch, search),
  component: spoken(lazyRouteComponent(() => import('./receptionist/ReceptionistScreen'), 'ReceptionistScreen')),
});

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'settings',
  component: spoken(lazyRouteComponent(() => import('./settings/SettingsScreen'), 'SettingsScreen')),
});

const settingsRoutes = [
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/',
    component: spoken(lazyRouteComponent(() => import('./settings/You'), 'You')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: 'you',
    component: spoken(lazyRouteComponent(() => import('./settings/You'), 'You')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: 'security',
    component: spoken(lazyRouteComponent(() => import('./settings/Security'), 'Security')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: 'notifications',
    component: spoken(lazyRouteComponent(() => import('./settings/Notifications'), 'Notifications')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: 'team',
    component: spoken(lazyRouteComponent(() => import('./settings/Team'), 'Team')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: 'business',
    component: spoken(lazyRouteComponent(() => import('./settings/Business'), 'Business')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: 'recording',
    component: spoken(lazyRouteComponent(() => import('./settings/Recording'), 'Recording')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: 'countries',
    component: spoken(lazyRouteComponent(() => import('./settings/Countries'), 'Countries')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: 'numbers',
    component: spoken(lazyRouteComponent(() => import('./numbers/NumbersScreen'), 'NumbersScreen')),
  }),
  createRoute({
    getParentRoute: () => settingsRoute,
    path: 'audit',
    component: spoken(lazyRouteComponent(() => import('./settings/Audit'), 'Audit')),
  }),
] as const;

// Where the links of mails lead: their token stands behind the `#`.
const mailRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'verify-email',
    component: spoken(lazyRouteComponent(() => import('./sign-in/VerifyEmail'), 'VerifyEmail')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'reset-password',
    component: spoken(lazyRouteComponent(() => import('./sign-in/ResetPassword'), 'ResetPassword')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'restore-email',
    component: spoken(lazyRouteComponent(() => import('./sign-in/RestoreEmail'), 'RestoreEmail')),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'invitation',
    component: spoken(lazyRouteComponent(() => import('./sign-in/AcceptInvitation'), 'AcceptInvitation')),
  }),
] as const;

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    indexRoute,
    callsRoute.addChildren([noCallRoute, callRoute]),
    contactsRoute,
    dialRoute,
    messagesRoute,
    receptionistRoute,
    settingsRoute.addChildren([...settingsRoutes]),
    ...mailRoutes,
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: SkeletonRows,
  defaultErrorComponent: ({ error }) => <ErrorPanel error={error} onRetry={() => location.reload()} />,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
