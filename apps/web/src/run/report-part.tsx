import { useT } from '../platform/i18n.js';
import { ReportLine, type Table } from './report-line.js';
import styles from './reports.module.css';

type Row = Table['rows'][number];

/** More columns than this stand below each other on a small screen. */
const fewColumns = 4;

/** One part of a report: its table, with bars in its lines or a line above it where there is something to see. */
export function ReportPart({ table }: { table: Table }) {
  const t = useT();
  const { id, title, note, columns, rows, chart } = table;
  const isWide = columns.length > fewColumns || chart?.kind === 'LINE';
  return (
    <section
      className={styles.part}
      aria-labelledby={`report-${id}`}
      data-wide={isWide ? '' : undefined}
      data-many={columns.length > fewColumns ? '' : undefined}
    >
      <h3 id={`report-${id}`}>{title}</h3>
      {note && <p className={styles.quiet}>{note}</p>}
      {rows.length === 0 ? (
        <p>{t('reports.nothing')}</p>
      ) : (
        <div className={chart?.kind === 'LINE' ? styles.beside : undefined}>
          {chart?.kind === 'LINE' && <ReportLine table={table} column={chart.column} />}
          <Lines table={table} />
        </div>
      )}
    </section>
  );
}

const valueAt = (row: Row, column: number): number => (row.isTotal ? 0 : (row.cells[column]?.value ?? 0));

function Lines({ table: { id, columns, rows, chart } }: { table: Table }) {
  const bars = chart?.kind === 'BARS' ? chart.column : null;
  const most = bars === null ? 0 : Math.max(1, ...rows.map((row) => valueAt(row, bars)));
  return (
    <table className={styles.table} aria-labelledby={`report-${id}`}>
      <thead>
        <tr>
          {columns.map((name, at) => (
            <th key={at} scope="col" className={at > 0 && isNumeric(rows, at - 1) ? styles.end : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          <tr key={line} data-total={row.isTotal ? '' : undefined}>
            <th scope="row">
              {row.name}
              {bars !== null && valueAt(row, bars) > 0 && (
                <span
                  className={styles.bar}
                  aria-hidden="true"
                  style={{ inlineSize: `${(valueAt(row, bars) / most) * 100}%` }}
                />
              )}
            </th>
            {row.cells.map((cell, at) => (
              <td
                key={at}
                className={isNumeric(rows, at) ? styles.end : undefined}
                data-label={columns[at + 1]}
                data-hidden={cell.isHidden ? '' : undefined}
              >
                {cell.text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isNumeric = (rows: readonly Row[], at: number): boolean =>
  rows.every(({ cells }) => {
    const cell = cells[at];
    return !cell || cell.text === '' || (cell.unit !== 'WORDS' && cell.unit !== 'MOMENT');
  });
