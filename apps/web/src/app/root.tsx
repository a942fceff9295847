import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { createQueryClient } from '../platform/graphql.js';
import { Messages, useT } from '../platform/i18n.js';
import { RealtimeProvider } from '../platform/realtime.js';
import { LeaveDialog } from '../platform/leave-dialog.js';
import { SessionProvider, useSession } from '../platform/session.js';
import { ToastProvider } from '../ui/toast.js';
import styles from './shell.module.css';
import { TopBar } from './top-bar.js';

/** What every screen stands on. */
export function Root() {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <SessionProvider>
        <InZone>
          <RealtimeProvider>
            <Outlet />
            <ScrollRestoration />
            <LeaveDialog />
          </RealtimeProvider>
        </InZone>
      </SessionProvider>
    </QueryClientProvider>
  );
}

function InZone({ children }: { children: ReactNode }) {
  const { viewer } = useSession();
  return (
    <Messages
      {...(viewer?.timeZone && { timeZone: viewer.timeZone })}
      {...(viewer?.locale && { locale: localeOf(viewer.locale) })}
    >
      <Toasts>{children}</Toasts>
    </Messages>
  );
}

const localeOf = (locale: string): string => (locale === 'en' ? 'en-GB' : locale);

function Toasts({ children }: { children: ReactNode }) {
  const t = useT();
  return (
    <ToastProvider label={t('app.toasts')} closeLabel={t('app.close')}>
      {children}
    </ToastProvider>
  );
}

/** While the first screen is on its way: the bar with help stands already. */
export function Waiting() {
  return (
    <Messages>
      <TopBar home="/" className={styles.memberTop} />
    </Messages>
  );
}
