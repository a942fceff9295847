import { useQueryClient } from '@tanstack/react-query';
import { roles, type Role } from '@kith/contracts/roles';
import { useId, useState } from 'react';
import type { PersonFieldsFragment } from '../gql/graphql.js';
import { keyOf, request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { StepUpDialog } from '../platform/step-up-dialog.js';
import { Button } from '../ui/button.js';
import { NativeSelect } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import { GrantRole, People, RemoveRole } from './people.graphql.js';
import styles from './run.module.css';

interface Change {
  kind: 'grant' | 'remove';
  role: Role;
}

/** Roles of one person. A change says first what they gain or lose, and needs a fresh code. */
export function PersonRoles({ person }: { person: PersonFieldsFragment }) {
  const t = useT();
  const id = useId();
  const toast = useToast();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Role | ''>('');
  const [change, setChange] = useState<Change | null>(null);
  const name = person.workName ?? person.email ?? t('people.noName');
  const others = roles.filter((role) => !person.roles.includes(role));

  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{t('people.roles')}</h3>
      <ul role="list" className={styles.lines}>
        {person.roles.map((role) => (
          <li key={role}>
            <span>
              <b>{t(`role.${role}`)}</b> <span className={styles.quiet}>{t(`power.${role}`)}</span>
            </span>
            <Button
              kind="quiet"
              size="small"
              label={t('people.removeRoleOf', { role: t(`role.${role}`) })}
              onPress={() => setChange({ kind: 'remove', role })}
            >
              {t('people.removeRole')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={`${styles.inline} ${styles.search}`}>
        <NativeSelect
          label={t('people.grant')}
          none={t('people.chooseRole')}
          value={chosen}
          onChange={(value) => setChosen(value as Role | '')}
          options={others.map((role) => ({ value: role, text: t(`role.${role}`) }))}
        />
        <Button
          onPress={() => chosen && setChange({ kind: 'grant', role: chosen })}
          offBecause={chosen ? undefined : t('people.chooseRole')}
        >
          {t('people.grantConfirm')}
        </Button>
      </div>
      {change && (
        <StepUpDialog
          title={t(change.kind === 'grant' ? 'people.grantTitle' : 'people.removeTitle', {
            name,
            role: t(`role.${change.role}`),
          })}
          lead={t(change.kind === 'grant' ? 'people.gains' : 'people.loses', { what: t(`power.${change.role}`) })}
          send={async () => {
            const what = { accountId: person.id, role: change.role };
            await (change.kind === 'grant' ? request(GrantRole, what) : request(RemoveRole, what));
          }}
          onDone={() => {
            toast({ text: change.kind === 'grant' ? t('people.granted', { name }) : t('people.removed') });
            setChange(null);
            setChosen('');
            void client.invalidateQueries({ queryKey: keyOf(People) });
          }}
          onClose={() => setChange(null)}
        />
      )}
    </section>
  );
}
