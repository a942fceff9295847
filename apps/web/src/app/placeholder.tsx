import { PageTitle } from '../platform/page-title.js';

/** Stands in for a screen until its owner puts the real one into the registry. */
export function Placeholder() {
  return <PageTitle />;
}
