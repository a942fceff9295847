import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, request } from '../platform/graphql.js';
import { useAttemptKey } from '../platform/idempotency.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { RadioCards } from '../ui/choice-cards.js';
import { Dialog } from '../ui/dialog.js';
import { useToast } from '../ui/toast.js';
import { PauseRoom, ResumeRoom, RoomFacts } from './room.graphql.js';

const lengths = ['2', '5', '10', 'open'] as const;
const reasons = ['BREAK', 'BREATH', 'SORTING_OUT'] as const;

/** A moderator stops the room for everybody (S05). */
export function Pause({ roomId }: { roomId: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="clock" hasPopup="dialog" onPress={() => setOpen(true)}>
        {t('pause.start')}
      </Button>
      {open && <PauseDialog roomId={roomId} onClose={() => setOpen(false)} />}
    </>
  );
}

function PauseDialog({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const t = useT();
  const words = useRefusalText();
  const client = useQueryClient();
  const key = useAttemptKey();
  const [length, setLength] = useState<(typeof lengths)[number]>('5');
  const [reason, setReason] = useState<(typeof reasons)[number] | 'NONE'>('NONE');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');
  const chosen =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      key.renew();
      setProblem('');
      set(value);
    };
  const pause = async () => {
    setPending(true);
    try {
      await request(PauseRoom, {
        key: key.current(),
        roomId,
        minutes: length === 'open' ? null : Number(length),
        reason: reason === 'NONE' ? null : reason,
      });
      await client.invalidateQueries({ queryKey: keyOf(RoomFacts) });
      onClose();
    } catch (error) {
      setProblem(words(error));
      setPending(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('pause.title')}
      lead={t('pause.lead')}
      closeLabel={t('app.close')}
      actions={
        <>
          <Button onPress={onClose}>{t('pause.not')}</Button>
          <Button kind="primary" pending={pending} onPress={() => void pause()}>
            {t('pause.now')}
          </Button>
        </>
      }
    >
      <RadioCards
        legend={t('pause.minutes')}
        error={problem}
        columns={2}
        value={length}
        onChange={chosen(setLength)}
        choices={lengths.map((value) => ({ value, text: t(`pause.minutes.${value}`) }))}
      />
      <RadioCards
        legend={t('pause.why')}
        value={reason}
        onChange={chosen(setReason)}
        choices={[
          { value: 'NONE' as const, text: t('pause.why.NONE') },
          ...reasons.map((value) => ({ value, text: t(`pause.reason.${value}`) })),
        ]}
      />
    </Dialog>
  );
}

/** Lets a paused room go on at once. */
export function GoOn({ roomId }: { roomId: string }) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const key = useAttemptKey();
  const [pending, setPending] = useState(false);
  const goOn = async () => {
    setPending(true);
    try {
      await request(ResumeRoom, { key: key.current(), roomId });
      await client.invalidateQueries({ queryKey: keyOf(RoomFacts) });
    } catch (error) {
      toast({ text: words(error) });
    }
    setPending(false);
  };
  return (
    <Button pending={pending} onPress={() => void goOn()}>
      {t('pause.goOn')}
    </Button>
  );
}
