import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandoffEndpointFieldsFragment, HandoffScope } from '../gql/graphql.js';
import { useFieldsDraft } from '../platform/fields-draft.js';
import { keyOf, request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { refusalOf } from '../platform/refusal.js';
import { StepUpDialog } from '../platform/step-up-dialog.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { CheckboxCards } from '../ui/choice-cards.js';
import { TextField } from '../ui/field.js';
import { Tag } from '../ui/tag.js';
import { useToast } from '../ui/toast.js';
import { type Handoff, scopes } from './handoff-scopes.js';
import { CreateHandoffEndpoint, HandoffView, StopHandoffEndpoint } from './handoff.graphql.js';
import styles from './handoff.module.css';
import run from './run.module.css';
import { SecretOnce } from './secret-once.js';

type Endpoint = HandoffEndpointFieldsFragment;

/** Addresses that hear of changes, and the form for a new one. */
export function HandoffEndpoints({ data }: { data: Handoff }) {
  const t = useT();
  const toast = useToast();
  const client = useQueryClient();
  const [stopping, setStopping] = useState<Endpoint | null>(null);
  const renew = () => client.invalidateQueries({ queryKey: keyOf(HandoffView) });

  return (
    <section aria-labelledby="endpoints" className={styles.part}>
      <h2 id="endpoints">{t('handoff.endpoints')}</h2>
      <p className={run.quiet}>{t('handoff.endpoints.lead')}</p>
      {data.endpoints.length === 0 && <p>{t('handoff.endpoints.none')}</p>}
      {data.endpoints.length > 0 && (
        <ul role="list" className={run.rows}>
          {data.endpoints.map((one) => (
            <EndpointRow key={one.id} of={one} onStop={data.viewerCan.stop ? () => setStopping(one) : null} />
          ))}
        </ul>
      )}
      {data.viewerCan.change && <NewEndpoint onMade={() => void renew()} />}
      {stopping && (
        <StepUpDialog
          title={t('handoff.stopTitle', { name: stopping.name })}
          lead={t('handoff.stopText')}
          send={() => request(StopHandoffEndpoint, { id: stopping.id })}
          onDone={() => {
            toast({ text: t('handoff.stopped') });
            setStopping(null);
            void renew();
          }}
          onClose={() => setStopping(null)}
        />
      )}
    </section>
  );
}

function EndpointRow({ of: one, onStop }: { of: Endpoint; onStop: (() => void) | null }) {
  const t = useT();
  const time = useTime();
  return (
    <Card as="li" className={run.row!}>
      <div className={styles.facts}>
        <div className={run.rowHead}>
          <h3>{one.name}</h3>
          {one.waiting > 0 && <Tag tone="soft">{t('handoff.endpoint.waiting', { count: one.waiting })}</Tag>}
        </div>
        <p>{one.url}</p>
        <p className={run.quiet}>
          {t('handoff.endpoint.made', { name: one.createdByName, at: time.date(one.createdAt) })}{' '}
          {one.lastDeliveredAt
            ? t('handoff.endpoint.last', { at: time.dayAndClock(one.lastDeliveredAt) })
            : t('handoff.endpoint.never')}
        </p>
        <p className={run.tags}>
          {one.scopes.map((scope) => (
            <Tag key={scope}>{t(`handoff.scope.${scope}`)}</Tag>
          ))}
        </p>
      </div>
      {onStop && (
        <div className={run.rowActs}>
          <Button size="small" kind="quiet" label={t('handoff.stopOf', { name: one.name })} onPress={onStop}>
            {t('handoff.stop')}
          </Button>
        </div>
      )}
    </Card>
  );
}

const blank = { name: '', url: '', scopes: ['TASKS'] as HandoffScope[] };

function NewEndpoint({ onMade }: { onMade: () => void }) {
  const t = useT();
  const draft = useFieldsDraft('handoff:endpoint', blank);
  const { name, url, scopes: chosen } = draft.values;
  const [tried, setTried] = useState(false);
  const [isWrong, setIsWrong] = useState(false);
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<{ name: string; secret: string | null } | null>(null);
  const isWhole = name.trim() !== '' && url.trim() !== '' && chosen.length > 0;
  const [open, setOpen] = useState<'no' | 'asked' | 'typed'>('no');

  /** What is wrong with the address is said beside it, not in the dialog. */
  const send = async () => {
    try {
      return await draft.send((key) => request(CreateHandoffEndpoint, { input: { key, name, url, scopes: chosen } }));
    } catch (error) {
      if (refusalOf(error) === 'input.invalid') {
        setIsWrong(true);
        setAsking(false);
      }
      throw error;
    }
  };
  const urlError = tried && !url.trim() ? t('handoff.urlMissing') : isWrong ? t('handoff.urlWrong') : undefined;

  return open !== 'no' || name !== '' || url !== '' || made ? (
    <form
      className={run.form}
      aria-label={t('handoff.newEndpoint')}
      noValidate
      onChange={() => open === 'no' && setOpen('typed')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        setAsking(isWhole);
      }}
    >
      <h3>{t('handoff.newEndpoint')}</h3>
      <TextField
        label={t('handoff.name')}
        hint={t('handoff.nameHint')}
        maxLength={80}
        autoFocus={open === 'asked'}
        value={name}
        onChange={(next) => draft.set({ name: next })}
        error={tried && !name.trim() ? t('handoff.nameMissing') : undefined}
      />
      <TextField
        label={t('handoff.url')}
        hint={t('handoff.urlHint')}
        type="url"
        maxLength={500}
        value={url}
        onChange={(next) => {
          setIsWrong(false);
          draft.set({ url: next });
        }}
        error={urlError}
      />
      <CheckboxCards
        legend={t('handoff.toldAbout')}
        value={chosen}
        onChange={(next) => draft.set({ scopes: next })}
        error={tried && chosen.length === 0 ? t('handoff.scopesMissing') : undefined}
        choices={scopes.map((scope) => ({
          value: scope,
          text: t(`handoff.scope.${scope}`),
          note: t(`handoff.told.${scope}.note`),
        }))}
      />
      <div className={run.buttons}>
        <Button type="submit">{t('handoff.add')}</Button>
        <Button
          kind="quiet"
          onPress={() => {
            draft.set(blank);
            setTried(false);
            setIsWrong(false);
            setOpen('no');
          }}
        >
          {t('app.cancel')}
        </Button>
      </div>
      {asking && (
        <StepUpDialog
          title={t('handoff.addTitle', { name: name.trim() })}
          lead={t('handoff.addText')}
          send={send}
          onDone={({ createHandoffEndpoint }) => {
            setMade({ name: name.trim(), secret: createHandoffEndpoint.secret ?? null });
            setAsking(false);
            setTried(false);
            setOpen('no');
            onMade();
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {made && (
        <SecretOnce
          title={t('handoff.secretSigning', { name: made.name })}
          secret={made.secret}
          onClose={() => setMade(null)}
        />
      )}
    </form>
  ) : (
    <div>
      <Button icon="plus" onPress={() => setOpen('asked')}>
        {t('handoff.newEndpoint')}
      </Button>
    </div>
  );
}
