import { ApolloProvider } from '@apollo/client/react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { ToastProvider } from '../ui/Toast.js';
import { apollo } from './client.js';
import { features } from './feature.js';
import { PageError } from './PageError.js';
import { SessionProvider } from './session.js';
import { Shell } from './Shell.js';

const router = createBrowserRouter([
  {
    Component: Shell,
    ErrorBoundary: PageError,
    // Nothing until the first page is there: the frame and the page appear together, and nothing moves.
    HydrateFallback: () => null,
    children: [
      ...features.flatMap(({ routes }) => routes.map((route) => ({ ErrorBoundary: PageError, ...route }))),
      { path: '*', lazy: () => import('./NotFoundPage.js') },
    ],
  },
]);

/** The client: providers around the pages. */
export function App() {
  return (
    <ApolloProvider client={apollo}>
      <SessionProvider>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </SessionProvider>
    </ApolloProvider>
  );
}
