import type { ComponentType } from 'react';
import { withMessages, type Catalogue } from '../platform/i18n.js';
import type { FrameLoader, NavItem, Screen } from './screen.js';

type Load<Loaded> = () => Promise<Loaded>;

/** Pages whose words come with them, so that no other page waits for these. */
const withWords =
  (words: Load<{ default: Catalogue }>) =>
  (page: Load<ComponentType>): Load<ComponentType> =>
  async () => {
    const [Page, { default: of }] = await Promise.all([page(), words()]);
    return withMessages(of, Page);
  };
const today = withWords(() => import('../platform/messages/notice.en.js'));
const messages = withWords(() => import('../platform/messages/messages.en.js'));
const greeting = withWords(() => import('../platform/messages/greeting.en.js'));
const report = withWords(() => import('../platform/messages/report.en.js'));
const room = withWords(() => import('../platform/messages/room.en.js'));
const search = withWords(() => import('../platform/messages/search.en.js'));
const you = withWords(() => import('../you/words.js'));

export const memberScreens: readonly Screen[] = [
  {
    id: 'today',
    path: '/today',
    workspace: 'member',
    title: 'screen.today',
    needs: 'member',
    states: ['default', 'empty', 'error'],
    load: today(() => import('../today/today-page.js').then((m) => m.TodayPage)),
  },
  {
    id: 'groups',
    path: '/groups',
    workspace: 'member',
    title: 'screen.groups',
    needs: 'member',
    states: ['default', 'empty', 'error'],
    load: () => import('../groups/groups-page.js').then((m) => m.GroupsPage),
  },
  {
    id: 'group',
    path: '/groups/:group',
    workspace: 'member',
    title: 'screen.group',
    needs: 'member',
    example: '/groups/{group}',
    states: ['default', 'empty', 'error'],
    load: greeting(() => import('../groups/group-page.js').then((m) => m.GroupPage)),
  },
  {
    id: 'live',
    path: '/groups/:group/live',
    workspace: 'member',
    title: 'screen.live',
    needs: 'member',
    example: '/groups/{group}/live',
    states: ['default', 'empty', 'error'],
    load: () => import('../groups/group-live-page.js').then((m) => m.GroupLivePage),
  },
  {
    id: 'groupAbout',
    path: '/groups/:group/about',
    workspace: 'member',
    title: 'screen.groupAbout',
    needs: 'member',
    example: '/groups/{group}/about',
    states: ['default', 'error'],
    load: greeting(() => import('../groups/group-about-page.js').then((m) => m.GroupAboutPage)),
  },
  {
    id: 'thread',
    path: '/t/:thread',
    workspace: 'member',
    title: 'screen.thread',
    needs: 'member',
    example: '/t/{thread}',
    states: ['default', 'empty', 'error'],
    load: () => import('../threads/thread-page.js').then((m) => m.ThreadPage),
  },
  {
    id: 'write',
    path: '/write',
    workspace: 'member',
    title: 'screen.write',
    needs: 'member',
    example: '/write?group={group}',
    states: ['default', 'error'],
    load: greeting(() => import('../threads/write-page.js').then((m) => m.WritePage)),
  },
  {
    id: 'search',
    path: '/search',
    workspace: 'member',
    title: 'screen.search',
    needs: 'member',
    example: '/search?q=fridge',
    states: ['default', 'empty', 'error'],
    load: search(() => import('../search/search-page.js').then((m) => m.SearchPage)),
  },
  {
    id: 'room',
    path: '/rooms/:room',
    workspace: 'member',
    title: 'screen.room',
    needs: 'member',
    example: '/rooms/{room}',
    states: ['default', 'empty', 'error'],
    shape: 'room',
    load: room(() => import('../rooms/room-page.js').then((m) => m.RoomPage)),
  },
  {
    id: 'messages',
    path: '/messages',
    workspace: 'member',
    title: 'screen.messages',
    needs: 'member',
    states: ['default', 'empty', 'error'],
    load: messages(() => import('../messages/messages-page.js').then((m) => m.MessagesPage)),
  },
  {
    id: 'conversation',
    path: '/messages/:conversation',
    workspace: 'member',
    title: 'screen.conversation',
    needs: 'member',
    example: '/messages/{conversation}',
    states: ['default', 'empty', 'error'],
    load: messages(() => import('../messages/conversation-page.js').then((m) => m.ConversationPage)),
  },
  {
    id: 'team',
    path: '/messages/team/:group',
    workspace: 'member',
    title: 'screen.team',
    needs: 'member',
    example: '/messages/team/{group}',
    states: ['default', 'error'],
    load: messages(() => import('../messages/team-page.js').then((m) => m.TeamPage)),
  },
  {
    id: 'report',
    path: '/report',
    workspace: 'member',
    title: 'screen.report',
    needs: 'member',
    example: '/report?post={post}',
    states: ['default', 'error'],
    load: report(() => import('../report/report-page.js').then((m) => m.ReportPage)),
  },
  {
    id: 'you',
    path: '/you',
    workspace: 'member',
    title: 'screen.you',
    needs: 'member',
    states: ['default'],
    load: you(() => import('../you/you-page.js').then((m) => m.YouPage)),
  },
  {
    id: 'profile',
    path: '/you/profile',
    workspace: 'member',
    title: 'screen.profile',
    needs: 'member',
    states: ['default', 'error'],
    load: you(() => import('../you/profile-page.js').then((m) => m.ProfilePage)),
  },
  {
    id: 'notices',
    path: '/you/notices',
    workspace: 'member',
    title: 'screen.notices',
    needs: 'member',
    states: ['default', 'empty', 'error'],
    load: you(() => import('../you/notices-page.js').then((m) => m.NoticesPage)),
  },
  {
    id: 'reports',
    path: '/you/reports',
    workspace: 'member',
    title: 'screen.reports',
    needs: 'member',
    states: ['default', 'empty', 'error'],
    load: you(() => import('../you/reports-page.js').then((m) => m.ReportsPage)),
  },
  {
    id: 'decisions',
    path: '/you/decisions',
    workspace: 'member',
    title: 'screen.decisions',
    needs: 'member',
    states: ['default', 'empty', 'error'],
    load: you(() => import('../you/decisions-page.js').then((m) => m.DecisionsPage)),
  },
  {
    id: 'decision',
    path: '/you/decisions/:decision',
    workspace: 'member',
    title: 'screen.decision',
    needs: 'member',
    example: '/you/decisions/{decision}',
    states: ['default', 'error'],
    load: you(() => import('../you/decision-page.js').then((m) => m.DecisionPage)),
  },
  {
    id: 'settings',
    path: '/you/settings',
    workspace: 'member',
    title: 'screen.settings',
    needs: 'member',
    states: ['default', 'error'],
    load: you(() => import('../you/settings-page.js').then((m) => m.SettingsPage)),
  },
  {
    id: 'agreements',
    path: '/you/agreements',
    workspace: 'member',
    title: 'screen.agreements',
    needs: 'member',
    states: ['default', 'error'],
    load: you(() => import('../you/agreements-page.js').then((m) => m.AgreementsPage)),
  },
  {
    id: 'identity',
    path: '/you/identity',
    workspace: 'member',
    title: 'screen.identity',
    needs: 'member',
    states: ['default', 'error'],
    load: you(() => import('../you/identity-page.js').then((m) => m.IdentityPage)),
  },
  {
    id: 'questions',
    path: '/you/questions',
    workspace: 'member',
    title: 'screen.questions',
    needs: 'member',
    states: ['default', 'empty', 'error'],
    load: you(() => import('../you/questions-page.js').then((m) => m.QuestionsPage)),
  },
  {
    id: 'newQuestion',
    path: '/you/questions/new',
    workspace: 'member',
    title: 'screen.newQuestion',
    needs: 'member',
    states: ['default'],
    load: you(() => import('../you/question-page.js').then((m) => m.QuestionPage)),
  },
  {
    id: 'plan',
    path: '/you/plan',
    workspace: 'member',
    title: 'screen.plan',
    needs: 'member',
    states: ['default', 'error'],
    load: you(() => import('../you/plan-page.js').then((m) => m.PlanPage)),
  },
  {
    id: 'seen',
    path: '/you/seen',
    workspace: 'member',
    title: 'screen.seen',
    needs: 'member',
    states: ['default', 'empty', 'error'],
    load: you(() => import('../you/seen-page.js').then((m) => m.SeenPage)),
  },
];

/** Entries of the navigation, in order. */
export const memberNav: readonly NavItem[] = [
  { id: 'today', to: '/today', label: 'nav.today', icon: 'sun' },
  { id: 'groups', to: '/groups', label: 'nav.groups', icon: 'people' },
  { id: 'messages', to: '/messages', label: 'nav.messages', icon: 'mail' },
  { id: 'you', to: '/you', label: 'nav.you', icon: 'person' },
];

/** What is there on every screen of this workspace. */
export const memberFrame: FrameLoader = () => import('../you/member-news.js').then((m) => m.MemberNews);
