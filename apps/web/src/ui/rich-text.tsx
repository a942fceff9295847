import styles from './small.module.css';

interface TrustedPolicy {
  createHTML: (html: string) => unknown;
}
interface TrustedTypes {
  createPolicy: (name: string, rules: { createHTML: (html: string) => string }) => TrustedPolicy;
}

let policy: TrustedPolicy | undefined;
const trusted = (html: string): string => {
  const factory = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!factory) return html;
  policy ??= factory.createPolicy('kith-rich-text', { createHTML: (text) => text });
  return policy.createHTML(html) as string;
};

interface RichTextProps {
  /** HTML that our server rendered and sanitised. Nothing else may come here. */
  html: string;
  className?: string;
  id?: string;
  lang?: string;
}

/** The one place where server-rendered HTML enters the page. */
export function RichText({ html, className, id, lang }: RichTextProps) {
  return (
    <div
      id={id}
      lang={lang}
      className={[styles.prose, className].filter(Boolean).join(' ')}
      dangerouslySetInnerHTML={{ __html: trusted(html) }}
    />
  );
}
