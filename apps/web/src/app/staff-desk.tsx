import { Messages } from '../platform/i18n.js';
import desk from '../platform/messages/desk.en.js';
import quality from '../platform/messages/quality.en.js';
import { deskFrame, deskNav } from './screens.desk.js';
import { StaffLayout } from './staff-layout.js';

const words = { ...desk, ...quality };

export function DeskLayout() {
  return (
    <Messages of={words}>
      <StaffLayout workspace="DESK" items={deskNav} frame={deskFrame} />
    </Messages>
  );
}
