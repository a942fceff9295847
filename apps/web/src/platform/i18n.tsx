import { createContext, use, useMemo, type ComponentType, type ReactNode } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import type call from './messages/call.en.js';
import type clinic from './messages/clinic.en.js';
import common from './messages/common.en.js';
import type desk from './messages/desk.en.js';
import type details from './messages/details.en.js';
import type fold from './messages/fold.en.js';
import type greeting from './messages/greeting.en.js';
import type messages from './messages/messages.en.js';
import type notice from './messages/notice.en.js';
import type report from './messages/report.en.js';
import type search from './messages/search.en.js';
import type member from './messages/member.en.js';
import type open from './messages/public.en.js';
import type quality from './messages/quality.en.js';
import type plan from './messages/plan.en.js';
import type questions from './messages/questions.en.js';
import type reports from './messages/reports.en.js';
import type room from './messages/room.en.js';
import type rota from './messages/rota.en.js';
import type run from './messages/run.en.js';
import type you from './messages/you.en.js';
import { Defect, NetworkFailure, Refusal } from './refusal.js';

/** Every message there is. A screen may use those of its workspace and the common ones. */
export type MessageId =
  | keyof typeof common
  | keyof typeof open
  | keyof typeof member
  | keyof typeof messages
  | keyof typeof greeting
  | keyof typeof notice
  | keyof typeof report
  | keyof typeof search
  | keyof typeof desk
  | keyof typeof clinic
  | keyof typeof run
  | keyof typeof reports
  | keyof typeof room
  | keyof typeof rota
  | keyof typeof quality
  | keyof typeof plan
  | keyof typeof questions
  | keyof typeof call
  | keyof typeof you
  | keyof typeof details
  | keyof typeof fold;

type Plain = string | number | boolean | Date | null | undefined;
export type Values = Record<string, Plain>;
/** Values of `<T>`: words, or parts of the page, or `b: (chunks) => <b>{chunks}</b>` for tags in the message. */
export type RichValues = Record<string, Plain | ReactNode | ((chunks: ReactNode[]) => ReactNode)>;

export type Catalogue = Readonly<Record<string, string>>;
const CatalogueContext = createContext<Catalogue>(common);

interface MessagesProps {
  /** Catalogue of a workspace, added to those above. */
  of?: Catalogue;
  locale?: string;
  timeZone?: string;
  children: ReactNode;
}

/** Gives messages to what is inside. Times are told in `timeZone`. */
export function Messages({ of, locale, timeZone, children }: MessagesProps) {
  const above = use(CatalogueContext);
  const outer = useOuterIntl();
  const messages = useMemo(() => (of ? { ...above, ...of } : above), [above, of]);
  const zone = timeZone ?? outer?.timeZone;
  return (
    <CatalogueContext value={messages}>
      <IntlProvider
        locale={locale ?? outer?.locale ?? 'en-GB'}
        defaultLocale="en-GB"
        messages={messages as Record<string, string>}
        {...(zone && { timeZone: zone })}
      >
        <OuterContext value={{ locale: locale ?? outer?.locale ?? 'en-GB', timeZone: zone }}>{children}</OuterContext>
      </IntlProvider>
    </CatalogueContext>
  );
}

/** A page with the words that no other page of its workspace needs. */
export const withMessages = (of: Catalogue, Page: ComponentType): ComponentType =>
  function PageWithMessages() {
    return (
      <Messages of={of}>
        <Page />
      </Messages>
    );
  };

const OuterContext = createContext<{ locale: string; timeZone: string | undefined } | null>(null);
const useOuterIntl = () => use(OuterContext);

const bold = (chunks: ReactNode[]) => <b>{chunks}</b>;

/** A message as part of the page. `<b>` works in every message. */
export function T({ id, values }: { id: MessageId; values?: RichValues }) {
  const intl = useIntl();
  return <>{intl.formatMessage({ id }, { b: bold, ...values } as never)}</>;
}

/** Messages as text: for names, titles and announcements. */
export function useT(): (id: MessageId, values?: Values) => string {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values as never) as string;
}

/** Messages whose id is built from data, such as `notice.${kind}`; `fallback` when there is none. */
export function useDynamicT(): (id: string, values?: Values, fallback?: MessageId) => string {
  const intl = useIntl();
  return (id, values, fallback) =>
    intl.formatMessage({ id: id in intl.messages ? id : (fallback ?? id) }, values as never) as string;
}

/** What went wrong in words for the person: refusals by their code, the rest in general. */
export function useRefusalText(): (error: unknown) => string {
  const intl = useIntl();
  return (error) => {
    if (error instanceof Refusal) {
      const id = `refusal.${error.code}`;
      return intl.formatMessage({ id: id in intl.messages ? id : 'refusal.unknown' }, error.details as never) as string;
    }
    return intl.formatMessage({ id: error instanceof NetworkFailure ? 'refusal.network' : 'refusal.unknown' });
  };
}

/** The reference of a defect, for support; undefined for everything else. */
export const referenceOf = (error: unknown): string | undefined =>
  error instanceof Defect ? (error.reference ?? undefined) : undefined;
