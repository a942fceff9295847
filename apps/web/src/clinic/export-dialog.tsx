import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { StepUpDialog } from '../platform/step-up-dialog.js';
import { useToast } from '../ui/toast.js';
import { ExportCase } from './export.graphql.js';
import type { CaseData } from './use-case-act.js';

/** Hands a text to the browser as a file. */
function download(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/fhir+json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName });
  link.click();
  URL.revokeObjectURL(address);
}

/** The whole case as a file, for a clinic whose system does not read here (R55). */
export function ExportDialog({ data, onClose }: { data: CaseData; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const { reference } = data;
  return (
    <StepUpDialog
      title={t('export.title', { reference })}
      lead={t('export.lead')}
      send={() => request(ExportCase, { caseId: data.id })}
      onDone={({ exportCase }) => {
        download(exportCase.fileName, exportCase.json);
        toast({ text: t('export.done', { reference }) });
        onClose();
      }}
      onClose={onClose}
    />
  );
}
