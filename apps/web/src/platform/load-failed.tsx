import { ErrorState } from '../ui/states.js';
import { referenceOf, useRefusalText, useT } from './i18n.js';
import { refusalOf } from './refusal.js';

interface LoadFailedProps {
  query: { error: unknown; isFetching: boolean; refetch: () => unknown };
  /** What could not be loaded; a general line when not told. */
  title?: string;
}

/** Shown where something could not be loaded: what failed, what is safe, try again, and a reference. */
export function LoadFailed({ query, title }: LoadFailedProps) {
  const t = useT();
  const words = useRefusalText();
  const reference = referenceOf(query.error);
  return (
    <ErrorState
      title={title ?? t('load.failed.title')}
      retry={{ label: t('app.retry'), onRetry: () => void query.refetch(), pending: query.isFetching }}
      reference={reference && t('load.reference', { reference })}
    >
      {refusalOf(query.error) ? words(query.error) : t('load.failed.text')}
    </ErrorState>
  );
}
