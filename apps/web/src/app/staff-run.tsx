import { Messages } from '../platform/i18n.js';
import run from '../platform/messages/run.en.js';
import { runFrame, runNav } from './screens.run.js';
import { StaffLayout } from './staff-layout.js';

export function RunLayout() {
  return (
    <Messages of={run}>
      <StaffLayout workspace="RUN" items={runNav} frame={runFrame} />
    </Messages>
  );
}
