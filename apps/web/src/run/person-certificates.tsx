import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { PersonFieldsFragment } from '../gql/graphql.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { StepUpDialog } from '../platform/step-up-dialog.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { NativeSelect, TextField } from '../ui/field.js';
import { Tag } from '../ui/tag.js';
import { useToast } from '../ui/toast.js';
import { IssueCertificate, People, RevokeCertificate } from './people.graphql.js';
import { RunGroups } from './run-groups.graphql.js';
import styles from './run.module.css';

type Certificate = PersonFieldsFragment['certificates'][number];

/** A peer moderator acts in the groups of a valid certificate, and nowhere else. */
export function PersonCertificates({ person }: { person: PersonFieldsFragment }) {
  const t = useT();
  const id = useId();
  const time = useTime();
  const toast = useToast();
  const client = useQueryClient();
  const [revoking, setRevoking] = useState<Certificate | null>(null);
  const name = person.workName ?? person.email ?? t('people.noName');
  const wordsOf = (one: Certificate) => {
    if (one.revokedAt)
      return t('people.certificate.revoked', { group: one.groupName, until: time.date(one.revokedAt) });
    return t(one.inForce ? 'people.certificate' : 'people.certificate.over', {
      group: one.groupName,
      until: time.date(one.validUntil),
    });
  };
  const renew = () => client.invalidateQueries({ queryKey: keyOf(People) });

  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{t('people.certificates')}</h3>
      {person.certificates.length === 0 && <p className={styles.quiet}>{t('people.certificates.none')}</p>}
      {person.practiceDoneAt && (
        <p className={styles.quiet}>{t('people.practiceDone', { at: time.date(person.practiceDoneAt) })}</p>
      )}
      <ul role="list" className={styles.lines}>
        {person.certificates.map((one) => (
          <li key={one.id}>
            <span>
              {wordsOf(one)} {one.inForce && <Tag tone="done">{t('people.inForce')}</Tag>}
            </span>
            {one.inForce && (
              <Button
                kind="quiet"
                size="small"
                label={t('people.revokeOf', { group: one.groupName })}
                onPress={() => setRevoking(one)}
              >
                {t('people.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Issue person={person} onIssued={() => void renew()} />
      {revoking && (
        <StepUpDialog
          title={t('people.revokeTitle', { group: revoking.groupName })}
          lead={t('people.revokeText', { name })}
          send={() => request(RevokeCertificate, { id: revoking.id })}
          onDone={() => {
            toast({ text: t('people.revoked') });
            setRevoking(null);
            void renew();
          }}
          onClose={() => setRevoking(null)}
        />
      )}
    </section>
  );
}

function Issue({ person, onIssued }: { person: PersonFieldsFragment; onIssued: () => void }) {
  const t = useT();
  const toast = useToast();
  const groups = useQuery({ ...queryOf(RunGroups), retry: false }).data?.runGroups ?? [];
  const [groupId, setGroupId] = useState('');
  const [until, setUntil] = useState('');
  const [problem, setProblem] = useState('');
  const [asking, setAsking] = useState(false);
  const group = groups.find((one) => one.id === groupId);

  if (groups.length === 0) return null;
  return (
    <form
      className={styles.inline}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(groupId && until ? '' : t('people.issueMissing'));
        setAsking(Boolean(groupId && until));
      }}
    >
      <NativeSelect
        label={t('people.issueGroup')}
        none={t('rota.choose')}
        value={groupId}
        onChange={setGroupId}
        options={groups.map((group) => ({ value: group.id, text: group.name }))}
      />
      <TextField
        label={t('people.issueUntil')}
        type="date"
        value={until}
        onChange={setUntil}
        error={problem || undefined}
      />
      <Button type="submit">{t('people.issue')}</Button>
      {asking && (
        <StepUpDialog
          title={t('people.issueTitle', { name: person.workName ?? person.email ?? t('people.noName') })}
          lead={t('people.issueText', { group: group?.name ?? '' })}
          send={() =>
            request(IssueCertificate, {
              accountId: person.id,
              groupId,
              validUntil: new Date(`${until}T23:59`).toISOString(),
            })
          }
          onDone={() => {
            toast({ text: t('people.issued') });
            setAsking(false);
            setGroupId('');
            setUntil('');
            onIssued();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </form>
  );
}
