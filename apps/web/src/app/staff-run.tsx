import { Messages } from '../platform/i18n.js';
import run from '../platform/messages/run.en.js';
import quality from '../platform/messages/quality.en.js';
import reports from '../platform/messages/reports.en.js';
import rota from '../platform/messages/rota.en.js';
import { runFrame, runNav } from './screens.run.js';
import { StaffLayout } from './staff-layout.js';

const words = { ...run, ...rota, ...quality, ...reports };

export function RunLayout() {
  return (
    <Messages of={words}>
      <StaffLayout workspace="RUN" items={runNav} frame={runFrame} />
    </Messages>
  );
}
