import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { watchActivity } from '../platform/activity.js';
import '../ui/tokens.css';
import '../ui/base.css';
import { LastNet } from './failure.js';
import { createRouter } from './router.js';

watchActivity();

// Keeps the help page on the device from the first visit on. A page that is left at once does so on its next visit.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  navigator.serviceWorker.register('/help-worker.js').catch(() => undefined);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LastNet>
      <RouterProvider router={createRouter()} />
    </LastNet>
  </StrictMode>,
);
