import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { PersonFieldsFragment } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { useViewer } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { TextField } from '../ui/field.js';
import { Pagination } from '../ui/pagination.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { PersonCertificates } from './person-certificates.js';
import { PersonRoles } from './person-roles.js';
import { PersonSecondFactor } from './person-second-factor.js';
import { PersonWorkName } from './person-work-name.js';
import { People } from './people.graphql.js';
import { NotLoaded } from './refused.js';
import styles from './run.module.css';

/** Everybody with powers: roles, certificates, the name at work (ux.md A03). The search is in the address. */
export function PeoplePage() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const findsByEmail = useViewer().roles.includes('administrator');
  const search = params.get('q') ?? '';
  const after = params.get('after');
  const [typed, setTyped] = useState(search);
  const people = useQuery({ ...queryOf(People, { search, after }), placeholderData: (before) => before });
  const data = people.data?.people;
  const to = (next: string) => `?${new URLSearchParams({ ...(search && { q: search }), after: next }).toString()}`;

  return (
    <div className={styles.page}>
      <PageTitle />
      <form
        role="search"
        className={`${styles.inline} ${styles.search}`}
        onSubmit={(event) => {
          event.preventDefault();
          setParams(typed.trim() ? { q: typed.trim() } : {});
        }}
      >
        <TextField
          label={t(findsByEmail ? 'people.search' : 'people.searchName')}
          hint={findsByEmail ? t('people.searchHint') : undefined}
          type="search"
          value={typed}
          onChange={setTyped}
        />
        <Button type="submit" icon="search">
          {t('people.find')}
        </Button>
      </form>
      {people.isPending && <Skeleton stillText={t('app.loading')} />}
      {people.isError && <NotLoaded query={people} at="/run/people" />}
      {data?.items.length === 0 && <EmptyState>{t(findsByEmail ? 'people.empty' : 'people.emptyName')}</EmptyState>}
      {data && data.items.length > 0 && (
        <>
          <p className={styles.quiet} role="status">
            {t('people.count', { count: data.items.length })}
          </p>
          <ul role="list" className={styles.rows}>
            {data.items.map((person) => (
              <PersonRow key={person.id} person={person} />
            ))}
          </ul>
          <Pagination
            label={t('people.pages')}
            previous={
              after ? { to: search ? `?q=${encodeURIComponent(search)}` : '?', text: t('people.first') } : undefined
            }
            next={data.page.hasNext && data.page.next ? { to: to(data.page.next), text: t('people.next') } : undefined}
          />
        </>
      )}
    </div>
  );
}

function PersonRow({ person }: { person: PersonFieldsFragment }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const name = person.workName ?? person.email ?? t('people.noName');
  const viewer = useViewer();
  const inForce = person.certificates.filter((one) => one.inForce);
  return (
    <Card as="li" className={styles.row!}>
      <div>
        <div className={styles.rowHead}>
          <h2>{person.workName ?? t('people.noName')}</h2>
          {person.jobTitle && <span className={styles.quiet}>{person.jobTitle}</span>}
        </div>
        <p className={styles.quiet}>
          {person.email && `${person.email}. `}
          {t(person.secondFactor ? 'people.second.on' : 'people.second.off')}.
        </p>
        <p className={styles.tags}>
          {person.roles.map((role) => (
            <Tag key={role} tone="soft">
              {t(`role.${role}`)}
            </Tag>
          ))}
          {person.roles.length === 0 && <Tag>{t('people.noRoles')}</Tag>}
          {inForce.map((one) => (
            <Tag key={one.id} icon="document">
              {one.groupName}
            </Tag>
          ))}
        </p>
      </div>
      <div className={styles.rowActs}>
        <Button
          size="small"
          expanded={open}
          label={open ? t('people.close') : t('people.manageOf', { name })}
          onPress={() => setOpen(!open)}
        >
          {t(open ? 'people.close' : 'people.manage')}
        </Button>
      </div>
      {open && (
        <div className={styles.manage}>
          <PersonRoles person={person} />
          <PersonCertificates person={person} />
          <PersonWorkName person={person} />
          {viewer.roles.includes('administrator') && person.secondFactor && person.id !== viewer.id && (
            <PersonSecondFactor person={person} name={name} />
          )}
        </div>
      )}
    </Card>
  );
}
