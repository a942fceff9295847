import { useMutation } from '@tanstack/react-query';
import type { ServiceReportFormat, ServiceReportKind } from '../gql/graphql.js';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { useToast } from '../ui/toast.js';
import { ExportReport } from './reports.graphql.js';
import styles from './reports.module.css';

interface ReportFilesProps {
  kind: ServiceReportKind;
  period: { key: string; name: string };
}

/** Hands bytes to the browser as a file. */
function download(fileName: string, type: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  Object.assign(document.createElement('a'), { href: address, download: fileName }).click();
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

/** The report as a PDF to print or as a table for a spreadsheet. Each one is written down (R54). */
export function ReportFiles({ kind, period }: ReportFilesProps) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const file = useMutation({
    mutationFn: (format: ServiceReportFormat) => request(ExportReport, { kind, period: period.key, format }),
    onSuccess: ({ exportReport: { fileName, mediaType, base64 } }) => {
      download(fileName, mediaType, base64);
      toast({ text: t('reports.saved', { fileName }) });
    },
  });
  const pending = (format: ServiceReportFormat) => file.isPending && file.variables === format;
  return (
    <div className={styles.files}>
      <div className={styles.buttons}>
        <Button
          kind="primary"
          icon="document"
          pending={pending('PDF')}
          pendingText={t('reports.making')}
          onPress={() => file.mutate('PDF')}
        >
          {t('reports.pdf')}
        </Button>
        <Button
          icon="grid"
          pending={pending('CSV')}
          pendingText={t('reports.making')}
          onPress={() => file.mutate('CSV')}
        >
          {t('reports.csv')}
        </Button>
      </div>
      {file.isError && (
        <p className={styles.problem} role="alert">
          {words(file.error)}
        </p>
      )}
    </div>
  );
}
