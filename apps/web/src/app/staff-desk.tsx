import { Messages } from '../platform/i18n.js';
import desk from '../platform/messages/desk.en.js';
import { deskFrame, deskNav } from './screens.desk.js';
import { StaffLayout } from './staff-layout.js';

export function DeskLayout() {
  return (
    <Messages of={desk}>
      <StaffLayout workspace="DESK" items={deskNav} frame={deskFrame} />
    </Messages>
  );
}
