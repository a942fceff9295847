import { Messages } from '../platform/i18n.js';
import clinic from '../platform/messages/clinic.en.js';
import { clinicFrame, clinicNav } from './screens.clinic.js';
import { StaffLayout } from './staff-layout.js';

export function ClinicLayout() {
  return (
    <Messages of={clinic}>
      <StaffLayout workspace="CLINIC" items={clinicNav} frame={clinicFrame} />
    </Messages>
  );
}
