import type {} from '@testing-library/jest-dom/jest-globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ComponentType, ReactNode } from 'react';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { ToastProvider } from '../ui/toast.js';
import { FrameProvider } from './frame.js';
import { createQueryClient } from './graphql.js';
import { Messages } from './i18n.js';
import clinic from './messages/clinic.en.js';
import desk from './messages/desk.en.js';
import greeting from './messages/greeting.en.js';
import member from './messages/member.en.js';
import messages from './messages/messages.en.js';
import notice from './messages/notice.en.js';
import open from './messages/public.en.js';
import questions from './messages/questions.en.js';
import quality from './messages/quality.en.js';
import plan from './messages/plan.en.js';
import reports from './messages/reports.en.js';
import room from './messages/room.en.js';
import rota from './messages/rota.en.js';
import report from './messages/report.en.js';
import search from './messages/search.en.js';
import run from './messages/run.en.js';
import you from './messages/you.en.js';
import { GivenSession, type Session, type Viewer } from './session.js';

const catalogues = {
  public: open,
  member: {
    ...member,
    ...messages,
    ...greeting,
    ...notice,
    ...report,
    ...room,
    ...search,
    ...you,
    ...plan,
    ...questions,
  },
  desk: { ...desk, ...quality },
  clinic: { ...clinic, ...rota, ...plan },
  run: { ...run, ...rota, ...quality, ...reports },
};

/** A member of one group, to be changed as a spec needs. */
export const someViewer = (changes: Partial<Viewer> = {}): Viewer => ({
  id: '0199a000-0000-7000-8000-000000000001',
  email: 'bramble@example.test',
  country: 'GB',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  glucoseUnit: 'mmol/L',
  workName: null,
  jobTitle: null,
  roles: [],
  sessionState: 'READY',
  secondFactorEnrolled: false,
  workspaces: ['MEMBER'],
  memberships: [],
  unseenNotices: 0,
  unreadMessages: 0,
  onShiftUntil: null,
  onCallUntil: null,
  ...changes,
});

/** What was asked of the server: the name of the operation and its variables. */
export interface Asked {
  operation: string;
  variables: Record<string, unknown>;
}

/** An answer is the data, or `{ refusal, details }`, or 'no line', or a function of the variables that gives one of these. */
export type GivenAnswer =
  | Record<string, unknown>
  | { refusal: string; details?: Record<string, string | number> }
  | 'no line'
  | ((variables: Record<string, unknown>) => GivenAnswer);

interface RenderOptions {
  /** Address and pattern: `{ at: '/t/7', path: '/t/:thread' }`. */
  at?: string;
  path?: string;
  viewer?: Viewer | null;
  messages?: keyof typeof catalogues;
  answers?: Record<string, GivenAnswer>;
  /** Wraps the screen, for a given socket and the like. */
  around?: (screen: ReactNode) => ReactNode;
}

/** Puts a screen on the page with everything it stands on. The network is the one thing that is not real. */
export function renderScreen(Screen: ComponentType, options: RenderOptions = {}) {
  const {
    at = '/',
    path = '*',
    viewer = someViewer(),
    messages = 'member',
    answers = {},
    around = (screen) => screen,
  } = options;
  const asked: Asked[] = [];
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });

  globalThis.fetch = async (_url, init) => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as {
      operationName: string;
      variables: Record<string, unknown>;
    };
    asked.push({ operation: operationName, variables });
    let answer = answers[operationName];
    while (typeof answer === 'function') answer = answer(variables);
    if (answer === undefined) throw new Error(`No answer was given for ${operationName}.`);
    if (answer === 'no line') throw new TypeError('Failed to fetch');
    const body =
      'refusal' in answer
        ? {
            errors: [
              { message: answer['refusal'], extensions: { code: answer['refusal'], details: answer['details'] ?? {} } },
            ],
          }
        : { data: answer };
    return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  };

  const session: Session = {
    viewer,
    error: null,
    state: viewer?.sessionState ?? null,
    refresh: async () => undefined,
    signOut: async () => undefined,
    leave: async () => undefined,
    unsafe: null,
  };
  const router = createMemoryRouter(
    [
      { path, element: around(<Screen />) },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: [at] },
  );
  const view = render(
    <QueryClientProvider client={client}>
      <GivenSession session={session}>
        <Messages of={catalogues[messages]} timeZone="Europe/London">
          <ToastProvider label="Messages" closeLabel="Close">
            <FrameProvider>
              <RouterProvider router={router} />
            </FrameProvider>
          </ToastProvider>
        </Messages>
      </GivenSession>
    </QueryClientProvider>,
  );
  return { ...view, asked, router, client };
}
