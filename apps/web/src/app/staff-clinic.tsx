import { Messages } from '../platform/i18n.js';
import clinic from '../platform/messages/clinic.en.js';
import plan from '../platform/messages/plan.en.js';
import rota from '../platform/messages/rota.en.js';
import { clinicFrame, clinicNav } from './screens.clinic.js';
import { StaffLayout } from './staff-layout.js';

const words = { ...clinic, ...rota, ...plan };

export function ClinicLayout() {
  return (
    <Messages of={words}>
      <StaffLayout workspace="CLINIC" items={clinicNav} frame={clinicFrame} />
    </Messages>
  );
}
