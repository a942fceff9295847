import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LegalBasis, Service, ServiceOutcome, Sharable } from '../gql/graphql.js';
import { useFieldsDraft } from '../platform/fields-draft.js';
import { queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { CheckboxCard, CheckboxCards, RadioCards } from '../ui/choice-cards.js';
import { NativeSelect, TextArea, TextField } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { useToast } from '../ui/toast.js';
import { CaseView } from './case.graphql.js';
import styles from './case.module.css';
import { RecordService } from './service.graphql.js';
import type { CaseData } from './use-case-act.js';

const services: readonly Service[] = [
  'AMBULANCE',
  'POLICE',
  'CRISIS_LINE',
  'POISON_INFORMATION',
  'OWN_CLINIC',
  'SAFEGUARDING',
  'SUPPORTER',
  'OTHER',
];
const outcomes: readonly ServiceOutcome[] = [
  'ON_THE_WAY',
  'ATTENDED',
  'NOT_FOUND',
  'ADVICE_GIVEN',
  'TAKEN_OVER',
  'NOT_NEEDED',
  'NO_ANSWER',
];
const sharables: readonly Sharable[] = [
  'NAME',
  'PHONE',
  'ADDRESS',
  'SUPPORTER',
  'CLINIC',
  'HEALTH',
  'WHAT_THEY_WROTE',
  'CLINICAL_VIEW',
];
const bases: readonly LegalBasis[] = ['VITAL_INTERESTS', 'CONSENT', 'PUBLIC_INTEREST', 'LEGAL_DUTY'];

const blank = {
  service: '',
  outcome: '',
  at: '',
  recipient: '',
  reference: '',
  words: '',
  shared: [] as Sharable[],
  basis: null as LegalBasis | null,
  withholds: false,
  why: '',
  lookAgain: '',
};

/** Now, as a box for date and time has it. */
const localNow = () => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** The record sheet of one call: service, time, number, outcome, and what was said about the person (R38, R46). */
export function ServiceSheet({ data }: { data: CaseData }) {
  const t = useT();
  const say = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const draft = useFieldsDraft(`service:${data.id}`, blank);
  const { values: sheet, set } = draft;
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const sends = sheet.shared.length > 0;

  const wrong = (): string => {
    if (!sheet.service || !sheet.outcome) return t('service.choose');
    if (sends && !sheet.basis) return t('service.basisMissing');
    if (sends && !sheet.recipient.trim()) return t('service.recipientMissing');
    if (sends && sheet.withholds && (!sheet.why.trim() || !sheet.lookAgain)) return t('reveal.withholdMissing');
    return '';
  };
  const save = async () => {
    const found = wrong();
    setProblem(found);
    if (found) return;
    // Kept with the sheet, so that a second try is the same record.
    const contactedAt = sheet.at || localNow();
    if (!sheet.at) set({ at: contactedAt });
    setPending(true);
    const withholds = sends && sheet.withholds;
    const input = {
      caseId: data.id,
      service: sheet.service as Service,
      outcome: sheet.outcome as ServiceOutcome,
      contactedAt: new Date(contactedAt).toISOString(),
      recipient: sheet.recipient,
      reference: sheet.reference,
      words: sheet.words,
      shared: sheet.shared,
      legalBasis: sends ? sheet.basis : null,
      withheldReason: withholds ? sheet.why : null,
      lookAgainAt: withholds ? new Date(`${sheet.lookAgain}T09:00`).toISOString() : null,
    };
    try {
      await draft.send((key) => request(RecordService, { input: { ...input, key } }));
      toast({ text: t('service.saved') });
      await client.invalidateQueries({ queryKey: queryOf(CaseView, { id: data.id }).queryKey });
    } catch (error) {
      setProblem(say(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <form
      className={styles.form}
      aria-labelledby="service-sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 id="service-sheet">{t('service.title')}</h2>
      <div className={styles.pair}>
        <NativeSelect
          label={t('service.service')}
          none={t('log.chooseOne')}
          value={sheet.service}
          onChange={(service) => set({ service })}
          options={services.map((one) => ({ value: one, text: t(`service.of.${one}`) }))}
        />
        <NativeSelect
          label={t('service.outcome')}
          none={t('log.chooseOne')}
          value={sheet.outcome}
          onChange={(outcome) => set({ outcome })}
          options={outcomes.map((one) => ({ value: one, text: t(`service.outcome.${one}`) }))}
        />
        <TextField
          label={t('service.at')}
          hint={t('service.atHint')}
          type="datetime-local"
          value={sheet.at}
          onChange={(at) => set({ at })}
        />
        <TextField
          label={t('service.reference')}
          hint={t('service.referenceHint')}
          maxLength={200}
          autoComplete="off"
          value={sheet.reference}
          onChange={(reference) => set({ reference })}
        />
      </div>
      <TextField
        label={t('service.recipient')}
        hint={t('service.recipientHint')}
        maxLength={200}
        autoComplete="off"
        value={sheet.recipient}
        onChange={(recipient) => set({ recipient })}
      />
      <TextArea
        label={t('service.words')}
        optional={t('app.optional')}
        rows={2}
        maxLength={2000}
        value={sheet.words}
        onChange={(words) => set({ words })}
      />
      <CheckboxCards
        legend={t('service.shared')}
        hint={t('service.sharedHint')}
        columns={2}
        value={sheet.shared}
        onChange={(shared) => set({ shared })}
        choices={sharables.map((one) => ({ value: one, text: t(`service.shared.${one}`) }))}
      />
      {sends && (
        <>
          <RadioCards
            legend={t('service.basis')}
            columns={2}
            value={sheet.basis}
            onChange={(basis) => set({ basis })}
            choices={bases.map((one) => ({ value: one, text: t(`service.basis.${one}`) }))}
          />
          <CheckboxCard
            checked={sheet.withholds}
            onChange={(withholds) => set({ withholds })}
            note={t('service.withholdNote')}
          >
            {t('service.withhold')}
          </CheckboxCard>
          {sheet.withholds && (
            <>
              <TextArea
                label={t('reveal.withhold')}
                rows={2}
                maxLength={2000}
                value={sheet.why}
                onChange={(why) => set({ why })}
              />
              <TextField
                label={t('reveal.lookAgain')}
                type="date"
                value={sheet.lookAgain}
                onChange={(lookAgain) => set({ lookAgain })}
              />
            </>
          )}
        </>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          <Icon name="warning" size={1.1} />
          {problem}
        </p>
      )}
      <div>
        <Button type="submit" size="small" pending={pending}>
          {t('service.save')}
        </Button>
      </div>
    </form>
  );
}
