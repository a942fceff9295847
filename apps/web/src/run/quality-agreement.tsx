import type { AgreementFieldsFragment, HowSureQuery } from '../gql/graphql.js';
import { useT } from '../platform/i18n.js';
import styles from './quality.module.css';

type Figures = HowSureQuery['qualityFigures'];

const two = (value: number): string => value.toFixed(2);

/** Kappa on levels, on what is done and on each category, in one table. */
export function Agreements({ figures }: { figures: Figures }) {
  const t = useT();
  return (
    <section className={styles.panel} aria-labelledby="quality-agreement">
      <h2 id="quality-agreement">{t('quality.agreement')}</h2>
      <p className={styles.quiet}>{t('quality.agreement.key')}</p>
      <table className={styles.table} aria-labelledby="quality-agreement">
        <thead>
          <tr>
            <th scope="col">{t('quality.agreement.on')}</th>
            <th scope="col">{t('quality.agreement.kappa')}</th>
            <th scope="col">{t('quality.agreement.range')}</th>
            <th scope="col">{t('quality.agreement.same')}</th>
          </tr>
        </thead>
        <tbody>
          <Row name={t('quality.agreement.levels')} found={figures.levels} />
          <Row name={t('quality.agreement.actions')} found={figures.actions} />
          {figures.categories.map(({ category, named, agreement }) => (
            <Row
              key={category}
              name={t(`category.${category}`)}
              {...(named !== null && { note: t('quality.agreement.named', { count: named }) })}
              found={agreement}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ name, note, found }: { name: string; note?: string; found: AgreementFieldsFragment }) {
  const t = useT();
  const { state, pairs, agreed, kappa, low, high } = found;
  return (
    <tr>
      <th scope="row">
        {name}
        {note && <span className={styles.note}>{note}</span>}
      </th>
      {kappa === null ? (
        <td colSpan={state === 'TOO_FEW' ? 3 : 2}>
          {t(state === 'TOO_FEW' ? 'quality.agreement.tooFew' : 'quality.agreement.notDefined')}
        </td>
      ) : (
        <>
          <td className={styles.figure} data-label={t('quality.agreement.kappa')}>
            {two(kappa)}
          </td>
          <td data-label={t('quality.agreement.range')}>
            {low !== null && high !== null
              ? t('quality.range', { low: two(low), high: two(high) })
              : t('quality.agreement.allAgreed')}
          </td>
        </>
      )}
      {pairs !== null && (
        <td data-label={t('quality.agreement.same')}>{t('quality.agreement.of', { agreed: agreed ?? 0, pairs })}</td>
      )}
    </tr>
  );
}
